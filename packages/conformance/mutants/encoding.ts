import { setField } from "./tools/change.ts";
import type { Mutants } from "./tools/table.ts";

export const responses: Mutants = {
  "getProject > 200 > example request": {
    "text-in-latin-1": [
      "The body is encoded as Latin-1.",
      (response) => ({ ...response, bytes: Buffer.from(setField("/data/name", "Café")(response).body, "latin1") }),
    ],
  },
};
