import { changeItems } from "./tools/change.ts";
import type { Mutants } from "./tools/table.ts";

export const behaviors: Mutants = {
  "listMembers > consistency": {
    "list-has-values-of-another-item": [
      "Each member is listed with the time when the previous member joined.",
      changeItems((items) => items.map((item, index) => ({ ...item, joined_at: items.at(index - 1)?.joined_at }))),
    ],
  },
};
