import { respondWith } from "./tools/change.ts";
import type { Mutants } from "./tools/table.ts";

export const behaviors: Mutants = {
  "createRole > 500": { "server-error-as-503": ["A server error has an undocumented status.", respondWith(503)] },
  "listProjects > 500": { "server-error-as-success": ["A server error is returned as a success.", respondWith(200)] },
  "getProject > 429": { "limit-as-403": ["An exceeded limit returns 403.", respondWith(403)] },
  "getHealth > 429": {
    "limit-never-applied": [
      "The rate limit is never applied.",
      respondWith(200, { data: { status: "ok", version: "1.0.0" } }),
    ],
  },
};
