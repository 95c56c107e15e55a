import { respondWith } from "./tools/change.ts";
import type { Mutants } from "./tools/table.ts";

export const behaviors: Mutants = {
  "createRole > 500": {
    "failure-as-503": ["A failure of the server has a status that the contract does not know.", respondWith(503)],
  },
  "listProjects > 500": {
    "failure-as-success": ["A failure of the server is told as success.", respondWith(200)],
  },
  "getProject > 429": {
    "limit-as-403": ["Who is beyond the limit is told 403.", respondWith(403)],
  },
  "getHealth > 429": {
    "limit-never-applied": [
      "More requests than the limit allows are answered.",
      respondWith(200, { data: { status: "ok", version: "1.0.0" } }),
    ],
  },
};
