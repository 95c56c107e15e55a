import { afterAnswer } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";
import { as } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "A deletion that is refused for the permission is done.",
  kind: "behaviour",
  caughtBy: "unkept",
  only: ["deleteProject > unkept"],
  handle: afterAnswer({ of: "deleteProject", status: 403 }, async (answer, passing, again) => {
    await again(as("ada", passing));
    return answer;
  }),
};
