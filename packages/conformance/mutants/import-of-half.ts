import { afterAnswer, readField, setField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "An import in which one file is refused imports the others all the same.",
  kind: "behaviour",
  caughtBy: "unkept",
  only: ["importResources > unkept"],
  handle: afterAnswer({ of: "importResources", status: 422 }, async (answer, passing, again) => {
    const files = readField(passing, "/files");
    for (const file of Array.isArray(files) ? files : []) await again(setField(passing, "/files", [file]));
    return answer;
  }),
};
