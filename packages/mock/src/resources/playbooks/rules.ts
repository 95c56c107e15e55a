import type { Contract } from "@crewkit/openapi";
import { boundOf, type Schemas } from "../../contract/values.ts";
import type { Caller, CreateContext, HandlerContext } from "../../rules/handler.ts";
import { createListCache } from "../../rules/list-cache.ts";
import { type PathContext, requireFound } from "../../rules/records.ts";
import type { Store } from "../../store/store.ts";
import type { Tables } from "../../store/tables.ts";
import { findMembership } from "../organizations/membership.ts";

type Playbook = Tables["playbooks"];

export function canSeePlaybook(store: Store, { user }: Caller, { organization_id }: Playbook): boolean {
  return organization_id === null || findMembership(store, organization_id, user.id) !== undefined;
}

/** The playbooks that an organization can use, by name: crewkit's and its own. */
export function usablePlaybooks(store: Store, organizationId: string): readonly Playbook[] {
  const own = store.playbooks.in(organizationId);
  const shared = store.playbooks.where({ organization_id: null });
  return sortedPlaybooks(own, [shared], () => [...shared, ...own].sort(store.playbooks.inOrder));
}

const sortedPlaybooks = createListCache<Playbook>();

export function findSubscription(
  store: Store,
  organizationId: string,
  playbookId: string,
): Tables["playbook_subscriptions"] | undefined {
  return store.playbook_subscriptions.find({ organization_id: organizationId, playbook_id: playbookId });
}

/** The requested stacks that a playbook supports, sorted. */
export function matchedStacks({ stacks }: Playbook, requested: readonly string[]): string[] {
  return stacks.filter((stack) => requested.includes(stack)).sort();
}

/**
 * The playbooks in an organization's synced file, by name: playbooks with an enabled subscription that support one of
 * the `stacks` (any if undefined). A playbook is left out if another playbook in the file extends it.
 */
export function syncedPlaybooks(store: Store, organizationId: string, stacks?: readonly string[]): Playbook[] {
  const enabled = usablePlaybooks(store, organizationId).filter(
    ({ id }) => findSubscription(store, organizationId, id)?.enabled,
  );
  const matching = stacks ? enabled.filter((playbook) => matchedStacks(playbook, stacks).length > 0) : enabled;
  const extended = new Set(matching.map(({ extends_playbook_id }) => extends_playbook_id));
  return matching.filter(({ id }) => !extended.has(id));
}

type Convention = Tables["conventions"];

export type ConventionFields = Omit<Convention, "id" | "playbook_id" | "created_at" | "updated_at">;

/** Finds a convention that the path's playbook defines itself. Inherited conventions are not found. */
export function conventionInPath({ store, path, error }: PathContext<"playbook_id" | "id">): Convention {
  const convention = store.conventions.get(path.id);
  return requireFound(convention?.playbook_id === path.playbook_id ? convention : undefined, error);
}

export function findConvention(store: Store, playbookId: string | null, key: string): Convention | undefined {
  return playbookId === null ? undefined : store.conventions.find({ playbook_id: playbookId, key });
}

/** The playbook's own conventions and the inherited conventions that it does not override, by category and key. */
export function effectiveConventions(
  store: Store,
  { id, extends_playbook_id }: Playbook,
): readonly Schemas["EffectiveConvention"][] {
  const conventions = store.conventions.in(id);
  const extended = store.conventions.in(extends_playbook_id ?? "");
  return sortedConventions(conventions, [extended], () => {
    const own = conventions.map((convention): Schemas["EffectiveConvention"] => {
      const overridden = findConvention(store, extends_playbook_id, convention.key);
      return { ...convention, origin: "own", overrides_convention_id: overridden?.id ?? null };
    });
    const inherited = extended
      .filter(({ key }) => !findConvention(store, id, key))
      .map((each): Schemas["EffectiveConvention"] => ({ ...each, origin: "inherited", overrides_convention_id: null }));
    return [...own, ...inherited].sort(store.conventions.inOrder);
  });
}

const sortedConventions = createListCache<Schemas["EffectiveConvention"]>();

export function maxConventions(contract: Contract): number {
  return boundOf(contract, ["Playbook", "conventions_count"], "maximum");
}

export function addConvention(context: CreateContext, playbook: Playbook, fields: ConventionFields): Convention {
  const { store, random, now } = context;
  const timestamps = { created_at: now(), updated_at: now() };
  return store.conventions.add({ id: random.uuid(), playbook_id: playbook.id, ...fields, ...timestamps });
}

export function updateConventionCount({ store, now }: Pick<HandlerContext, "store" | "now">, playbook: Playbook): void {
  const conventions_count = store.conventions.in(playbook.id).length;
  store.playbooks.update(playbook, { conventions_count, updated_at: now() });
}
