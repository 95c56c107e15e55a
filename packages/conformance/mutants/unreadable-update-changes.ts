import { afterAnswer } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";
import { sending } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "An update whose body can't be read is refused, and changes something.",
  kind: "behaviour",
  caughtBy: "unkept",
  only: ["updateRole > unkept"],
  handle: afterAnswer({ of: "updateRole", status: 400 }, async (answer, passing, again) => {
    await again(sending(passing, { custom_name: `Changed at ${Date.now()}` }));
    return answer;
  }),
};
