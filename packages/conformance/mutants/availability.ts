import { setField } from "./tools/change.ts";
import type { Mutants } from "./tools/table.ts";

export const behaviors: Mutants = {
  "checkProjectSlug > availability": {
    "taken-slug-reported-available": ["A taken slug is reported as available.", setField("/data/available", true)],
  },
  "checkOrganizationSlug > availability": {
    "available-slug-reported-taken": ["An available slug is reported as taken.", setField("/data/available", false)],
  },
};
