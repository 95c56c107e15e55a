import { afterAnswer, setField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "A creation makes two.",
  kind: "behaviour",
  caughtBy: "life",
  only: ["createProject > life"],
  handle: afterAnswer({ of: "createProject" }, async (answer, passing, again) => {
    await again(setField(passing, "/slug", (slug: string) => `${slug}-2`));
    return answer;
  }),
};
