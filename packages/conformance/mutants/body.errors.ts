import { parseJson } from "../src/values/json.ts";
import { type Item, respondWith, setBody, setField, when } from "./tools/change.ts";
import type { Mutants } from "./tools/table.ts";

export const responses: Mutants = {
  "getProject > 404 > path id: unknown": {
    "error-as-object": ["The error is an object.", setField("/error", (message: string) => ({ message }))],
    "error-empty": ["A 404 has an empty body.", (response) => ({ ...response, body: "" })],
  },
  "getProject > 429": {
    "error-of-limit-without-error": ["A 429 has an empty object as its body.", setBody({})],
  },
  "createProject > 403": {
    "error-of-permission-without-error": ["Only the 403 has a different format.", setBody({ errors: ["Forbidden"] })],
  },
  "createProject > 422 > body name: missing": {
    "error-without-error": [
      "An error has `message` instead of `error`.",
      setBody(({ error }: Item) => ({ message: error })),
    ],
  },
  "createRole > 422 > body key: missing": {
    "details-as-list": ["The details are a list of messages.", setField("/details", ["key is missing"])],
    "details-with-text": [
      "The details have a string per field instead of a list.",
      setField("/details/key", "is missing"),
    ],
  },
};

export const behaviors: Mutants = {
  "createRole > 400 > malformed JSON": {
    "json-malformed-fails": ["Malformed JSON causes a 500.", respondWith(500)],
  },
  "createProject > 400 > malformed JSON": {
    "json-malformed-accepted": [
      "Malformed JSON is read as an empty object.",
      { request: (request) => (parseJson(request.body) === undefined ? { ...request, body: "{}" } : request) },
    ],
  },
  "createProject > 422 > an array instead of an object": {
    "list-for-body-fails": [
      "A list instead of an object causes a 500.",
      when((_, { body }) => body.startsWith("["), respondWith(500)),
    ],
  },
  "createProject > 422": {
    "text-for-a-body-fails": [
      "A string instead of an object causes a 500.",
      when((_, { body }) => body.startsWith('"'), respondWith(500, { error: "Internal server error" })),
    ],
  },
};
