import { dropField, setField } from "./tools/change.ts";
import type { Mutants } from "./tools/table.ts";

export const responses: Mutants = {
  "createProject > 422 > body name: missing": {
    "details-missing": ["A wrong body is refused without details.", dropField("/details")],
    "details-of-another-field": ["The details name another field.", setField("/details", { slug: ["is invalid"] })],
  },
  "listProjects > 400 > query per_page: not a number": {
    "details-of-query-missing": ["A wrong query is refused without details.", dropField("/details")],
  },
  "updateSession > 422 > body model_metrics.": {
    "details-of-the-outer-field": [
      "The details of a field inside another name the outer one.",
      setField("/details", (details: object) => ({ model_metrics: Object.values(details)[0] })),
    ],
  },
};

export const behaviors: Mutants = {
  "createConvention > unique key": {
    "taken-key-named-as-another-field": [
      "A key that is taken is refused, and another field is said to be at fault.",
      { "createConvention > 422": setField("/details", { value: ["has already been taken"] }) },
    ],
  },
};
