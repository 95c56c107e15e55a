import { itemsOf, respondWith } from "./tools/change.ts";
import { asGet, partsOf } from "./tools/request.ts";
import type { Mutants } from "./tools/table.ts";

export const behaviors: Mutants = {
  "enablePlaybookSubscription > idempotent": {
    "enabled-twice-rejected": [
      "To enable a subscription that is enabled is refused.",
      {
        async request(request, { send }) {
          const [organization, , id] = partsOf(request);
          const list = await send(asGet(request, `/${organization}/playbook_subscriptions?per_page=100`));
          const isEnabled = itemsOf(list).some((one) => one.id === id && one.enabled);
          return isEnabled ? respondWith(422, { error: "Subscription is enabled already" })(list) : request;
        },
      },
    ],
  },
};
