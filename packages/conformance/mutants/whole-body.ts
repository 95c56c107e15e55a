import { parseJson } from "../src/values/json.ts";
import { respondWith, when } from "./tools/change.ts";
import type { Mutants } from "./tools/table.ts";

const startsWith = (text: string) => (_: unknown, request: { body: string }) => request.body.startsWith(text);

export const behaviors: Mutants = {
  "createRole > 400 > malformed JSON": { "malformed-json-as-500": ["Malformed JSON causes a 500.", respondWith(500)] },
  "createProject > 400 > malformed JSON": {
    "malformed-json-accepted": [
      "Malformed JSON is read as an empty object.",
      { request: (request) => (parseJson(request.body) === undefined ? { ...request, body: "{}" } : request) },
    ],
  },
  "createProject > 422 > an array instead of an object": {
    "array-body-as-500": ["A list as the body causes a 500.", when(startsWith("["), respondWith(500))],
  },
  "createProject > 422": {
    "string-body-as-500": [
      "A string as the body causes a 500.",
      when(startsWith('"'), respondWith(500, { error: "Internal server error" })),
    ],
  },
};
