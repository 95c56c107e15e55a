import { itemsOf, respondWith } from "./tools/change.ts";
import { asGet, partsOf } from "./tools/request.ts";
import type { Mutants } from "./tools/table.ts";

export const behaviors: Mutants = {
  "enablePlaybookSubscription > idempotent": {
    "enabled-twice-rejected": [
      "Enabling an enabled subscription is rejected.",
      {
        async request(request, { send }) {
          const [organization, , id] = partsOf(request);
          const list = await send(asGet(request, `/${organization}/playbook_subscriptions?per_page=100`));
          const isEnabled = itemsOf(list).some((item) => item.id === id && item.enabled);
          return isEnabled ? respondWith(422, { error: "Subscription is already enabled" })(list) : request;
        },
      },
    ],
  },
};
