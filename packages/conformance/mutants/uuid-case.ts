import { changeText } from "./tools/change.ts";
import type { Mutants } from "./tools/table.ts";

export const responses: Mutants = {
  "getProject > 200 > example request": {
    "id-in-uppercase": ["An id is in uppercase.", changeText("/data/id", (id) => id.toUpperCase())],
  },
};
