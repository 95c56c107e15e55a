import { afterAnswer, readField, setField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "A fork is published at once, and reaches every project before anybody has looked at it.",
  kind: "behaviour",
  caughtBy: "shown",
  only: ["forkResource > 201"],
  handle: afterAnswer({ of: "forkResource" }, async (answer, passing, again) => {
    await again({ ...passing, target: `/resources/${readField(answer, "/data/id")}/publish`, body: "" });
    return setField(answer, "/data/published", true);
  }),
};
