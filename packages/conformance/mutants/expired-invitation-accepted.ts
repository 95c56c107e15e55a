import { readField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";
import { as, reading } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "An invitation that has expired can still be accepted.",
  kind: "behaviour",
  caughtBy: "stories",
  only: ["acceptInvitation > stories"],
  handle: async (passing, forward, { memory }) => {
    const answer = await forward(passing);
    if (passing.operationId === "createInvitation" && answer.status === 201)
      memory.set(String(readField(answer, "/data/token")), `${passing.target}`);
    if (passing.operationId !== "acceptInvitation" || answer.status !== 422) return answer;
    const [, , token = ""] = passing.target.split("/");
    const preview = await forward(reading(passing, `/invitations/${token}`));
    const list = memory.get(token);
    if (readField(preview, "/data/status") !== "expired" || !list) return answer;
    await forward(as("ada", { ...passing, target: `${list}/${token}/resend`, body: "" }));
    return forward(passing);
  },
};
