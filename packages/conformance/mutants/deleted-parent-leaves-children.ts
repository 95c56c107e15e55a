import { readField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";

export const mutant: Mutant = {
  breaks: "The repositories of a project that was deleted are still there.",
  kind: "behaviour",
  caughtBy: "gone",
  only: ["deleteProject > gone"],
  handle: async (passing, forward, { memory }) => {
    const answer = await forward(passing);
    const { operationId, target } = passing;
    if (operationId === "createRepository" && answer.status === 201)
      memory.set(String(readField(answer, "/data/id")), answer.body);
    const known = memory.get(target.split("/").at(-1) ?? "");
    return operationId === "getRepository" && answer.status === 404 && known !== undefined
      ? { ...answer, status: 200, body: known }
      : answer;
  },
};
