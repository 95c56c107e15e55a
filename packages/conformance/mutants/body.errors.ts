import { type Item, setBody, setField } from "./tools/change.ts";
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
