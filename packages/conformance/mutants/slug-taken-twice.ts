import { afterAnswer, readField, setField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "Two projects have the same slug.",
  kind: "behaviour",
  caughtBy: "unique",
  only: ["createProject > unique slug"],
  handle: afterAnswer({ of: "createProject", status: 422 }, async (answer, passing, again) => {
    if (!answer.body.includes("taken")) return answer;
    const slug = readField(passing, "/slug");
    return setField(await again(setField(passing, "/slug", `again-${crypto.randomUUID()}`)), "/data/slug", slug);
  }),
};
