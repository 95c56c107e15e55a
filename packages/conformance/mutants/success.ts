import { setField } from "./tools/change.ts";
import type { Mutants } from "./tools/table.ts";

export const behaviors: Mutants = {
  "createProject > 201 > as in the example": {
    "example-rejected": [
      "What the contract shows as an example is refused.",
      { request: setField("/name", undefined) },
    ],
  },
};
