import { isObject } from "../src/values/json.ts";
import { readField, setField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";
import { reading } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "An invitation may offer a role of another organization.",
  kind: "behaviour",
  caughtBy: "state",
  only: ["createInvitation > 422"],
  handle: async (passing, forward, { memory }) => {
    const { operationId, target } = passing;
    if (operationId === "createInvitation" && memory.has(String(readField(passing, "/role_id")))) {
      const roles = readField(await forward(reading(passing, target.replace("members/invitations", "roles"))), "/data");
      const own = Array.isArray(roles)
        ? roles.find((role) => isObject(role) && role.permission_level === "viewer")
        : {};
      return forward(setField(passing, "/role_id", own.id));
    }
    const answer = await forward(passing);
    if (operationId === "createRole") memory.set(String(readField(answer, "/data/id")), target);
    return answer;
  },
};
