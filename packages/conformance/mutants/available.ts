import { setField } from "./tools/change.ts";
import type { Mutants } from "./tools/table.ts";

export const behaviors: Mutants = {
  "checkProjectSlug > available": {
    "harder-slug-lies": ["A slug that is taken is said to be free.", setField("/data/available", true)],
  },
  "checkOrganizationSlug > available": {
    "slug-said-to-be-taken": ["A slug that is free is said to be taken.", setField("/data/available", false)],
  },
};
