import { afterAnswer, readField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";
import { as, sending } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "To read a project changes its name.",
  kind: "behaviour",
  caughtBy: "safe",
  only: ["getProject > safe"],
  handle: afterAnswer({ of: "getProject" }, async (answer, passing, again) => {
    const name = `${readField(answer, "/data/name")}`.slice(0, 90);
    await again(as("ada", sending(passing, { name: `${name}+` }, "PATCH")));
    return answer;
  }),
};
