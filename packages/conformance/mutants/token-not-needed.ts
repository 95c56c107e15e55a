import { afterAnswer } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";
import { as } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "No token is needed to list projects.",
  kind: "behaviour",
  caughtBy: "access",
  only: ["listProjects > 401 > no token"],
  handle: afterAnswer({ of: "listProjects", status: 401 }, (answer, passing, again) =>
    passing.headers.authorization === undefined ? again(as("ada", passing)) : Promise.resolve(answer),
  ),
};
