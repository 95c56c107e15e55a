import { readField, setField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "A diff leads from the second version to the first.",
  kind: "behaviour",
  caughtBy: "stories",
  only: ["diffResourceVersions > stories"],
  handle: async (passing, forward) => {
    const answer = await forward(passing);
    if (passing.operationId !== "diffResourceVersions" || answer.status !== 200) return answer;
    const [, start, from, to] = /^(.*)\/([^/]+)\/([^/]+)$/.exec(passing.target) ?? [];
    const other = await forward({ ...passing, target: `${start}/${to}/${from}` });
    return setField(answer, "/data/diff", readField(other, "/data/diff"));
  },
};
