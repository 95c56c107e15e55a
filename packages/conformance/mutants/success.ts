import { dropField, readField, setField } from "./tools/change.ts";
import type { Mutants } from "./tools/table.ts";

export const behaviors: Mutants = {
  "createProject > 201 > example request": {
    "example-rejected": ["The contract's example is rejected.", { request: setField("/name", undefined) }],
  },
  "createConvention > 201 > only category, key, value": {
    "optional-field-required": [
      "A body without the optional fields is rejected.",
      { request: (request) => (readField(request, "/rationale") === undefined ? dropField("/key")(request) : request) },
    ],
  },
};
