import { afterAnswer } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";
import { as } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "A token that was revoked is taken.",
  kind: "behaviour",
  caughtBy: "access",
  only: ["getProject > 401 > a token that was revoked"],
  handle: afterAnswer({ of: "getProject", status: 401 }, (answer, passing, again) =>
    /\.|\w{20}/.test(passing.headers.authorization ?? "") ? again(as("ada", passing)) : Promise.resolve(answer),
  ),
};
