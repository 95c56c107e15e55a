import { setField } from "./tools/change.ts";
import type { Mutants } from "./tools/table.ts";

export const behaviors: Mutants = {
  "checkProjectSlug > availability": {
    "taken-slug-reported-available": ["A slug that is taken is said to be free.", setField("/data/available", true)],
  },
  "checkOrganizationSlug > availability": {
    "available-slug-reported-taken": ["A slug that is free is said to be taken.", setField("/data/available", false)],
  },
};
