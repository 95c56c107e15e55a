import { afterAnswer } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";
import { as, sending } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "An update without a token is refused, and done.",
  kind: "behaviour",
  caughtBy: "unkept",
  only: ["updateProject > unkept"],
  handle: afterAnswer({ of: "updateProject", status: 401 }, async (answer, passing, again) => {
    await again(as("ada", sending(passing, { name: "Changed all the same" })));
    return answer;
  }),
};
