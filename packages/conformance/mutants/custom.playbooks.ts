import { changeItems, changeText, type Item, itemsOf, setEach } from "./tools/change.ts";
import { cacheForever, remember } from "./tools/memory.ts";
import { asGet, lastPart, partsOf } from "./tools/request.ts";
import type { Mutants } from "./tools/table.ts";

export const behaviors: Mutants = {
  "deletePlaybookSubscription > custom": {
    "unsubscribed-playbook-not-available": [
      "After unsubscribing, the playbook is not listed as available.",
      {
        requests: {
          async deletePlaybookSubscription(request, { memory, send }) {
            const [organization] = partsOf(request);
            const list = await send(asGet(request, `/${organization}/playbook_subscriptions?per_page=100`));
            const subscription = itemsOf(list).find(({ id }) => id === lastPart(request));
            memory.set(`${organization} ${subscription?.playbook_id}`, "unsubscribed");
            return request;
          },
        },
        "listAvailablePlaybooks > 2XX": (list, request, { memory }) =>
          changeItems((items) => items.filter(({ id }) => !memory.has(`${partsOf(request)[0]} ${id}`)))(list),
      },
    ],
  },
  "disablePlaybookSubscription > custom": {
    "sync-is-cached": [
      "The synced playbook file is cached and still contains disabled playbooks.",
      { "getPlaybooksForSync > 2XX": cacheForever },
    ],
  },
  "createConvention > custom": {
    "override-not-linked": [
      "An override does not name the convention that it overrides.",
      { "listEffectiveConventions > 2XX": setEach("/overrides_convention_id", null) },
    ],
  },
  "challengeConvention > custom": {
    "convention-challenged-once": [
      "A convention can be challenged only once.",
      {
        async request(request, { memory }) {
          const isKnown = memory.has(request.body);
          memory.set(request.body, "challenged");
          return isKnown
            ? { status: 422, headers: {}, body: JSON.stringify({ error: "Already challenged" }) }
            : request;
        },
      },
    ],
  },
  "listPlaybooksForStacks > custom": {
    "disabled-playbook-shown-as-enabled": [
      "A playbook with a disabled subscription is shown as enabled.",
      setEach("/enabled", (enabled: boolean, { subscription_id }: Item) => enabled || subscription_id !== null),
    ],
  },
  "getPlaybooksForSync > custom": {
    "extended-playbook-synced-twice": [
      "The synced file repeats the conventions of an extended playbook.",
      {
        "createPlaybookSubscription > 2XX": remember(() => "subscribed"),
        "getPlaybooksForSync > 2XX": (file, _, { memory }) =>
          memory.has("subscribed") ? changeText("/data/content", (content) => content + content)(file) : file,
      },
    ],
  },
};
