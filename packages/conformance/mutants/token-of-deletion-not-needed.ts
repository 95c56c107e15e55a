import { afterAnswer } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";
import { as } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "No token is needed to delete a role.",
  kind: "behaviour",
  caughtBy: "access",
  only: ["deleteRole > 401 > no token"],
  handle: afterAnswer({ of: "deleteRole", status: 401 }, (answer, passing, again) =>
    passing.headers.authorization === undefined ? again(as("ada", passing)) : Promise.resolve(answer),
  ),
};
