import { onAnswer, setField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";
import { queryOf } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "A repository is found by the https form of its remote alone, and not from a working copy that uses SSH.",
  kind: "behaviour",
  caughtBy: "spellings",
  only: ["lookupRepository > spellings"],
  handle: onAnswer({ of: "lookupRepository" }, (answer, passing) =>
    /^https:/.test(queryOf(passing, "remote_url") ?? "") ? answer : setField(answer, "/data", null),
  ),
};
