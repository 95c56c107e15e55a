import { afterAnswer, readField, setField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";
import { as, reading } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "A 403 names the organizations of another user.",
  kind: "behaviour",
  caughtBy: "leak",
  only: ["createProject > 403 > as viewer"],
  handle: afterAnswer({ of: "createProject", status: 403 }, async (answer, passing, again) => {
    const others = readField(await again(reading(as("noor", passing), "/organizations")), "/data");
    return setField(answer, "/error", `Not allowed, as little as ${JSON.stringify(others)}`);
  }),
};
