import { readField, setField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";
import { reading } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "Members keep the permission level that their role had when they got it.",
  kind: "behaviour",
  caughtBy: "stories",
  only: ["updateRole > stories"],
  handle: async (passing, forward, { memory }) => {
    if (passing.operationId === "updateRole") {
      const before = await forward(reading(passing));
      const id = String(readField(before, "/data/id"));
      memory.set(id, memory.get(id) ?? String(readField(before, "/data/permission_level")));
    }
    const answer = await forward(passing);
    const level = answer.status === 200 && memory.get(String(readField(answer, "/data/role_id")));
    return passing.operationId === "getMember" && level ? setField(answer, "/data/permission_level", level) : answer;
  },
};
