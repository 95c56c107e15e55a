import { changeText } from "./tools/change.ts";
import type { Mutants } from "./tools/table.ts";

export const behaviors: Mutants = {
  "createProject > 201 > example request": {
    "name-stored-in-lowercase": [
      "A new project's name is stored in lowercase.",
      { request: changeText("/name", (name) => name.toLowerCase()) },
    ],
  },
  "createProject > 201 > body name": {
    "long-name-truncated": [
      "A name longer than sixty characters is silently truncated.",
      { request: changeText("/name", (name) => (name.length > 100 ? name : name.slice(0, 60))) },
    ],
  },
  "createProject > 201 > with a generated body": {
    "non-ascii-lost": [
      "Non-ASCII characters become question marks.",
      { request: changeText("/name", (name) => name.replace(/[^ -~]/gu, "?")) },
    ],
  },
  "updateResource > 200 > body description": {
    "update-truncates-text": [
      "An update truncates a description to fifty characters.",
      { request: changeText("/description", (text) => text.slice(0, 50)) },
    ],
  },
};
