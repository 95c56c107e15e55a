import { afterAnswer, readField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";
import { sending } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "An update of the name changes the slug too.",
  kind: "behaviour",
  caughtBy: "life",
  only: ["createProject > life"],
  handle: afterAnswer({ of: "updateProject" }, async (answer, passing, again) => {
    if (readField(passing, "/slug") !== undefined) return answer;
    return again(sending(passing, { slug: `renamed-${crypto.randomUUID()}` }));
  }),
};
