import { dropField, setField } from "./tools/change.ts";
import type { Mutants } from "./tools/table.ts";

export const responses: Mutants = {
  "createProject > 422 > body name: missing": {
    "details-missing": ["An invalid body is rejected without details.", dropField("/details")],
    "details-name-another-field": ["The details name another field.", setField("/details", { slug: ["is invalid"] })],
  },
  "listProjects > 400 > query per_page: not a number": {
    "query-details-missing": ["An invalid query is rejected without details.", dropField("/details")],
  },
  "updateSession > 422 > body model_metrics.": {
    "details-name-outer-field": [
      "The details of a nested field name the outer field.",
      setField("/details", (details: object) => ({ model_metrics: Object.values(details)[0] })),
    ],
  },
};

export const behaviors: Mutants = {
  "createConvention > unique key": {
    "taken-key-details-name-another-field": [
      "A taken key is rejected, but the details name another field.",
      { "createConvention > 422": setField("/details", { value: ["has already been taken"] }) },
    ],
  },
};
