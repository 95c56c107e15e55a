import { parseJson } from "../src/values/json.ts";
import { type Item, respondWith, setBody, setField, when } from "./tools/change.ts";
import type { Mutants } from "./tools/table.ts";

export const responses: Mutants = {
  "getProject > 404 > path id: unknown": {
    "error-as-object": ["The error is an object.", setField("/error", (message: string) => ({ message }))],
    "error-empty": ["A 404 has an empty body.", (response) => ({ ...response, body: "" })],
  },
  "getProject > 429": { "rate-limit-error-without-message": ["A 429 has an empty object as its body.", setBody({})] },
  "createProject > 403": {
    "permission-error-in-another-format": ["Only the 403 has a different format.", setBody({ errors: ["Forbidden"] })],
  },
  "createProject > 422 > body name: missing": {
    "error-field-renamed": ["`error` is named `message`.", setBody(({ error }: Item) => ({ message: error }))],
  },
  "createRole > 422 > body key: missing": {
    "details-as-array": ["The details are a list of messages.", setField("/details", ["key is missing"])],
    "details-with-string": ["The details have a string per field, not a list.", setField("/details/key", "is missing")],
  },
};

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
