import { afterAnswer, readField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";
import { reading } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "To change a built-in role is answered as if it could be.",
  kind: "behaviour",
  caughtBy: "state",
  only: ["updateRole > 422"],
  handle: afterAnswer({ of: "updateRole", status: 422 }, async (answer, passing, again) =>
    readField(answer, "/details") === undefined ? again(reading(passing)) : answer,
  ),
};
