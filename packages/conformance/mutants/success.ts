import { setField } from "./tools/change.ts";
import type { Mutants } from "./tools/table.ts";

export const behaviors: Mutants = {
  "createProject > 201 > example request": {
    "example-rejected": ["The contract's example is rejected.", { request: setField("/name", undefined) }],
  },
};
