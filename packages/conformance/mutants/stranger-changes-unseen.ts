import { afterAnswer } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";
import { as, isFrom, sending } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "A stranger who changes a role is refused, and the change is made.",
  kind: "behaviour",
  caughtBy: "namespace",
  only: ["createRole > namespace of the actors"],
  handle: afterAnswer({ of: "updateRole", status: 403 }, async (answer, passing, again) => {
    if (isFrom("noor", passing)) await again(as("ada", sending(passing, { custom_name: "Theirs" })));
    return answer;
  }),
};
