import { afterAnswer } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";
import { sending } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "An update that is refused for one field changes another.",
  kind: "behaviour",
  caughtBy: "unkept",
  only: ["updateProject > unkept"],
  handle: afterAnswer({ of: "updateProject", status: 422 }, async (answer, passing, again) => {
    await again(sending(passing, { name: "Changed all the same" }));
    return answer;
  }),
};
