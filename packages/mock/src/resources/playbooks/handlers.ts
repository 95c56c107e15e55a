import { contentHash } from "../../base/text.ts";
import type { Handler } from "../../rules/handler.ts";
import { createListCache } from "../../rules/list-cache.ts";
import { listKey } from "../../rules/query-filters.ts";
import { paginate, updateIfChanged } from "../../rules/records.ts";
import type { Tables } from "../../store/tables.ts";
import { renderPlaybooks } from "./markdown.ts";
import { effectiveConventions, findSubscription, matchedStacks, syncedPlaybooks, usablePlaybooks } from "./rules.ts";

export const createPlaybookSubscription: Handler<"createPlaybookSubscription"> = (context) => {
  const { store, organization, body, random, now, error } = context;
  const playbook = store.playbooks.get(body.playbook_id);
  if (!playbook || ![null, organization.id].includes(playbook.organization_id)) throw error("playbookUnknown");
  if (findSubscription(store, organization.id, playbook.id)) throw error("alreadySubscribed");
  const data = store.playbook_subscriptions.add({
    id: random.uuid(),
    organization_id: organization.id,
    playbook_id: playbook.id,
    enabled: true,
    created_at: now(),
    updated_at: now(),
  });
  return { data };
};

export const deletePlaybookSubscription: Handler<"deletePlaybookSubscription"> = ({ store, find }) => {
  store.playbook_subscriptions.remove(find("playbook_subscriptions").id);
  return { message: "Unsubscribed from the playbook" };
};

export const disablePlaybookSubscription: Handler<"disablePlaybookSubscription"> = ({ store, find, now }) => {
  const subscription = find("playbook_subscriptions");
  return { data: updateIfChanged(store.playbook_subscriptions, subscription, { enabled: false, updated_at: now() }) };
};

export const enablePlaybookSubscription: Handler<"enablePlaybookSubscription"> = ({ store, find, now }) => {
  const subscription = find("playbook_subscriptions");
  return { data: updateIfChanged(store.playbook_subscriptions, subscription, { enabled: true, updated_at: now() }) };
};

export const getPlaybooksForSync: Handler<"getPlaybooksForSync"> = ({ store, organization, query }) => {
  const playbooks = syncedPlaybooks(store, organization.id, query.stacks);
  const sections = playbooks.map((playbook) => ({ playbook, conventions: effectiveConventions(store, playbook) }));
  const content = renderPlaybooks(sections);
  return {
    data: {
      organization_id: organization.id,
      path: ".claude/playbooks.md",
      content,
      content_hash: contentHash(content),
      playbooks_count: sections.length,
      conventions_count: sections.flatMap(({ conventions }) => conventions).length,
    },
  };
};

export const listAvailablePlaybooks: Handler<"listAvailablePlaybooks"> = ({ store, organization }) => {
  const playbooks = usablePlaybooks(store, organization.id);
  return availablePlaybooks(playbooks, [store.playbook_subscriptions.in(organization.id)], () =>
    playbooks.filter(({ id }) => !findSubscription(store, organization.id, id)),
  );
};

const availablePlaybooks = createListCache<Tables["playbooks"]>();

export const listPlaybookSubscriptions: Handler<"listPlaybookSubscriptions"> = ({ store, organization }) =>
  store.playbook_subscriptions.in(organization.id);

export const listPlaybooksForStacks: Handler<"listPlaybooksForStacks"> = ({ store, organization, query, matches }) => {
  const playbooks = usablePlaybooks(store, organization.id);
  const matching = playbooksForStacks(playbooks, [listKey(query)], () =>
    playbooks.filter((playbook) => matches({ playbook })),
  );
  return paginate(matching, query, (playbook) => {
    const subscription = findSubscription(store, organization.id, playbook.id);
    return {
      playbook,
      matched_stacks: matchedStacks(playbook, query.stacks),
      subscription_id: subscription?.id ?? null,
      enabled: subscription?.enabled ?? false,
    };
  });
};

const playbooksForStacks = createListCache<Tables["playbooks"]>();
