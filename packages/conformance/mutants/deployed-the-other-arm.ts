import { readField, setField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "To deploy the variant makes the control's version the current one, and the other way round.",
  kind: "behaviour",
  caughtBy: "stories",
  only: ["deployExperiment > stories"],
  handle: async (passing, forward, { memory }) => {
    const { operationId, target } = passing;
    if (operationId === "deployExperiment" && readField(passing, "/variant") !== undefined) {
      const answer = await forward(setField(passing, "/variant", other));
      if (answer.status !== 200) return answer;
      memory.set(target.replace("/deploy", ""), "deployed");
      return setField(answer, "/data/deployed_arm", other);
    }
    const answer = await forward(passing);
    return operationId === "getExperiment" && memory.has(target)
      ? setField(answer, "/data/deployed_arm", other)
      : answer;
  },
};

const arms: Record<string, string> = { control: "variant", variant: "control" };

function other(arm: unknown): unknown {
  return arms[String(arm)] ?? arm;
}
