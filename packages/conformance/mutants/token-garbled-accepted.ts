import { afterAnswer } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";
import { as } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "Any token is taken.",
  kind: "behaviour",
  caughtBy: "access",
  only: ["getProject > 401 > a garbled token"],
  handle: afterAnswer({ of: "getProject", status: 401 }, (answer, passing, again) =>
    passing.headers.authorization === undefined ? Promise.resolve(answer) : again(as("ada", passing)),
  ),
};
