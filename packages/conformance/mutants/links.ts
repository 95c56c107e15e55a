import { rejectTaken, setField } from "./tools/change.ts";
import type { Mutants } from "./tools/table.ts";

export const behaviors: Mutants = {
  "createRole > links": {
    "link-to-unknown-id": ["The id of a new role is unknown.", setField("/data/id", () => crypto.randomUUID())],
  },
  "createSession > links": {
    "linked-resource-not-created": [
      "The request of the operation with the links is rejected, so there is no link to follow.",
      { "createSession > 2XX": rejectTaken("agent_name") },
    ],
  },
  "createInvitation > links": {
    "link-to-unknown-token": ["A new invitation's token is unknown.", setField("/data/token", `inv_${"A".repeat(32)}`)],
  },
};
