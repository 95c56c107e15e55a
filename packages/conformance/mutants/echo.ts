import { changeText } from "./tools/change.ts";
import type { Mutants } from "./tools/table.ts";

export const behaviors: Mutants = {
  "createProject > 201 > as in the example": {
    "created-with-another-name": [
      "A creation writes the name in small letters.",
      { request: changeText("/name", (name) => name.toLowerCase()) },
    ],
  },
  "createProject > 201 > body name": {
    "long-name-cut": [
      "A name of more than sixty characters is cut in silence.",
      { request: changeText("/name", (name) => (name.length > 100 ? name : name.slice(0, 60))) },
    ],
  },
  "createProject > 201 > with a generated body": {
    "non-ascii-lost": [
      "What is not ASCII becomes a question mark.",
      { request: changeText("/name", (name) => name.replace(/[^ -~]/gu, "?")) },
    ],
  },
  "updateResource > 200 > body description": {
    "update-cuts-a-text": [
      "An update keeps no more than fifty characters of a description.",
      { request: changeText("/description", (text) => text.slice(0, 50)) },
    ],
  },
};
