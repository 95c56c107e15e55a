import { afterAnswer } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";
import { sending } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "A creation that is refused leaves something behind.",
  kind: "behaviour",
  caughtBy: "unkept",
  only: ["createRole > unkept"],
  handle: afterAnswer({ of: "createRole", status: 422 }, async (answer, passing, again) => {
    const left = {
      key: `left-${crypto.randomUUID()}`,
      custom_name: "Left behind",
      level: 1,
      permission_level: "member",
    };
    await again(sending(passing, left));
    return answer;
  }),
};
