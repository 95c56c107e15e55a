import { readField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";
import { reading } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "To enable a subscription that is enabled is refused.",
  kind: "behaviour",
  caughtBy: "idempotent",
  only: ["enablePlaybookSubscription > idempotent"],
  handle: async (passing, forward) => {
    if (passing.operationId !== "enablePlaybookSubscription") return forward(passing);
    const [, organization, , id] = passing.target.split("/");
    const list = readField(
      await forward(reading(passing, `/${organization}/playbook_subscriptions?per_page=100`)),
      "/data",
    );
    const isEnabled = Array.isArray(list) && list.some((one) => one.id === id && one.enabled);
    const answer = await forward(passing);
    return isEnabled && answer.status === 200
      ? { ...answer, status: 422, body: JSON.stringify({ error: "Subscription is enabled already" }) }
      : answer;
  },
};
