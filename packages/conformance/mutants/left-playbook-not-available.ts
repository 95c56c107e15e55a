import { changeItems, readField } from "./tools/change.ts";
import type { Mutant } from "./tools/mutant.ts";
import { reading } from "./tools/request.ts";

export const mutant: Mutant = {
  breaks: "A playbook whose subscription has ended can't be found among those to subscribe to.",
  kind: "behaviour",
  caughtBy: "stories",
  only: ["deletePlaybookSubscription > stories"],
  handle: async (passing, forward, { memory }) => {
    const [, organization, , id] = passing.target.split("/");
    if (passing.operationId === "deletePlaybookSubscription") {
      const list = await forward(reading(passing, `/${organization}/playbook_subscriptions?per_page=100`));
      const all = readField(list, "/data");
      for (const one of Array.isArray(all) ? all : [])
        if (one.id === id) memory.set(`${organization} ${one.playbook_id}`, "left");
    }
    const answer = await forward(passing);
    return passing.operationId === "listAvailablePlaybooks"
      ? changeItems(answer, (items) => items.filter((item) => !memory.has(`${organization} ${item.id}`)))
      : answer;
  },
};
