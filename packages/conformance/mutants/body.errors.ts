import { parseJson } from "../src/values/json.ts";
import { type Item, respondWith, setBody, setField, when } from "./tools/change.ts";
import type { Mutants } from "./tools/table.ts";

export const responses: Mutants = {
  "getProject > 404 > path id: unknown": {
    "error-as-object": ["The error is an object.", setField("/error", (message: string) => ({ message }))],
    "error-empty": ["A 404 has an empty body.", (response) => ({ ...response, body: "" })],
  },
  "getProject > 429": {
    "error-of-limit-without-error": ["Who is refused by the limit gets an empty object.", setBody({})],
  },
  "createProject > 403": {
    "error-of-permission-without-error": ["Only the 403 has another form.", setBody({ errors: ["Forbidden"] })],
  },
  "createProject > 422 > body name: missing": {
    "error-without-error": [
      "An error has a message in the place of error.",
      setBody(({ error }: Item) => ({ message: error })),
    ],
  },
  "createRole > 422 > body key: missing": {
    "details-as-list": ["The details are a list of messages.", setField("/details", ["key is missing"])],
    "details-with-text": [
      "The details have a text for each field, not a list.",
      setField("/details/key", "is missing"),
    ],
  },
};

export const behaviors: Mutants = {
  "createRole > 400 > malformed JSON": {
    "json-malformed-fails": ["What is no JSON lets the server fail.", respondWith(500)],
  },
  "createProject > 400 > malformed JSON": {
    "json-malformed-accepted": [
      "What is no JSON is taken as an empty object.",
      { request: (request) => (parseJson(request.body) === undefined ? { ...request, body: "{}" } : request) },
    ],
  },
  "createProject > 422 > an array instead of an object": {
    "list-for-body-fails": [
      "A list in the place of an object lets the server fail.",
      when((_, { body }) => body.startsWith("["), respondWith(500)),
    ],
  },
  "createProject > 422": {
    "text-for-a-body-fails": [
      "A JSON text in the place of an object makes the API fail.",
      when((_, { body }) => body.startsWith('"'), respondWith(500, { error: "Internal server error" })),
    ],
  },
};
