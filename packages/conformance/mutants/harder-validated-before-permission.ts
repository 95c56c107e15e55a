import { judgeBody } from "../src/schema/body.ts";
import { parseJson } from "../src/values/json.ts";
import type { Mutant } from "./tools/mutant.ts";
import { as } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "Who may not create is told what is wrong with the body.",
  kind: "behaviour",
  caughtBy: "precedence",
  only: ["createProject > 403"],
  handle: async (passing, forward, scene) => {
    const answer = await forward(passing);
    if (passing.operationId !== "createProject" || answer.status !== 403) return answer;
    const isWrong = judgeBody(scene, scene.operation("createProject"), parseJson(passing.body)).length > 0;
    return isWrong ? forward(as("ada", passing)) : answer;
  },
};
