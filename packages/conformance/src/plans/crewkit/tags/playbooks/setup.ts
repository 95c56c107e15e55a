import type { ResourceType } from "../../../../base/plan.ts";
import type { Item, RequestOverrides } from "../../../../base/request.ts";
import type { RunContext } from "../../../../base/run-context.ts";
import { SkipError } from "../../../../base/skip.ts";
import { memoizePerContext } from "../../../../context/memoize.ts";
import { schemaOf } from "../../../../schema/resolve.ts";
import { isObject } from "../../../../values/json.ts";
import { createOrganization } from "../../common/organizations.ts";
import { callOperation, organizationId } from "../../common/requests.ts";

const ownPlaybook = memoizePerContext(findOwnPlaybook);
const sparePlaybook = memoizePerContext(chooseSparePlaybook);

/** No operation creates a playbook, and an organization can subscribe to each only once. */
export const playbookResourceTypes: Record<string, ResourceType> = {
  "/playbooks/{}": { create: ownPlaybook, find: ownPlaybook },
  "/{}/playbook_subscriptions/{}": { find: findPermanentSubscription },
};

async function findOwnPlaybook(context: RunContext): Promise<string[]> {
  const organization = await organizationId(context);
  const match = (await listVisiblePlaybooks(context)).find(({ organization_id }) => organization_id === organization);
  const playbook_id = match ? String(match.id) : await createPlaybook(context, organization);
  if (context.target.writes) await deleteAddedConventions(context, playbook_id);
  return [playbook_id];
}

async function createPlaybook({ target, actorContext }: RunContext, organization: string): Promise<string> {
  const { createResource } = target.capabilities;
  if (createResource) return createResource("/playbooks/{}", organization);
  // An outsider's organization is created by the run.
  if (actorContext)
    throw new SkipError("The organization of the outsider has no playbook of its own, and no operation creates one.");
  throw new SkipError(
    "The organization has no playbook of its own, and no operation creates one. Pass --resource '/{}=ID' with the id of an organization that has one.",
  );
}

type InheritedConvention = Record<"playbook_id" | "inheritedFrom" | "id" | "key", string>;

/**
 * A convention that the playbook with `playbook_id` inherits from the playbook `inheritedFrom`.
 *
 * @throws SkipError if the organization's playbook inherits no convention.
 */
export async function findInheritedConvention(context: RunContext): Promise<InheritedConvention> {
  const [playbook_id = ""] = await context.resourceIds("/playbooks/{playbook_id}");
  const effective = await context.readAll("listEffectiveConventions", { path: { playbook_id } });
  const inherited = effective.find(({ origin }) => origin === "inherited");
  if (!inherited) throw new SkipError("The organization's playbook inherits no convention.");
  return {
    playbook_id,
    inheritedFrom: String(inherited.playbook_id),
    id: String(inherited.id),
    key: String(inherited.key),
  };
}

// Only the list by stacks returns the organization of a subscribed playbook.
export async function listVisiblePlaybooks(context: RunContext): Promise<Item[]> {
  const subscriptions = await context.readAll("listPlaybookSubscriptions");
  const slugs = subscriptions.flatMap(({ playbook_slug }) => String(playbook_slug).split("-"));
  const stacks = [...new Set([...slugs, ...commonStacks])].slice(0, maxStacks(context));
  const matches = await context.readAll("listPlaybooksForStacks", { query: { stacks } });
  const available = await context.readAll("listAvailablePlaybooks");
  return [...available, ...matches.map(({ playbook }) => playbook).filter(isObject)];
}

const commonStacks = ["rails", "react", "typescript", "python", "django", "go", "java", "node", "php", "rust", "vue"];

async function deleteAddedConventions(context: RunContext, playbook_id: string): Promise<void> {
  const overrides = { path: { playbook_id } };
  const before = new Set((await context.readAll("listConventions", overrides)).map(({ id }) => id));
  context.onCleanUp(async () => {
    const added = (await context.readAll("listConventions", overrides)).filter(({ id }) => !before.has(id));
    for (const { id } of added) await context.call("deleteConvention", { path: { playbook_id, id: String(id) } });
  });
}

/**
 * Unsubscribes from the playbook that the suite uses for subscriptions, and returns its id.
 *
 * @throws SkipError if the organization was subscribed to all playbooks from the start.
 */
export async function unsubscribedPlaybook(context: RunContext): Promise<string> {
  const playbookId = await sparePlaybook(context);
  await unsubscribe(context, playbookId);
  return playbookId;
}

async function chooseSparePlaybook(context: RunContext): Promise<string> {
  const [first] = await context.readAll("listAvailablePlaybooks");
  if (!first)
    throw new SkipError(
      "The organization is subscribed to all playbooks. Unsubscribe from one, so that the suite can use it.",
    );
  const id = String(first.id);
  context.onCleanUp(() => unsubscribe(context, id));
  return id;
}

// A subscription that no test removes.
async function findPermanentSubscription(context: RunContext): Promise<string[]> {
  const org_id = await organizationId(context);
  const taken = context.target.writes && (await sparePlaybook(context));
  const isOther = ({ playbook_id, id }: Item) => (playbook_id ?? id) !== taken;
  const match = (await context.readAll("listPlaybookSubscriptions")).find(isOther);
  if (match) return [org_id, String(match.id)];
  const other = context.target.writes && (await context.readAll("listAvailablePlaybooks")).find(isOther);
  if (!other) throw new SkipError("The organization has no subscription, and no second playbook to subscribe to.");
  context.onCleanUp(() => unsubscribe(context, String(other.id)));
  const body = { playbook_id: other.id };
  return [org_id, await context.callForText("createPlaybookSubscription", "/data/id", { body })];
}

async function unsubscribe(context: RunContext, playbookId: string): Promise<void> {
  const subscriptions = await context.readAll("listPlaybookSubscriptions");
  const match = subscriptions.find(({ playbook_id }) => playbook_id === playbookId);
  if (!match) return;
  const path = { org_id: await organizationId(context), id: String(match.id) };
  await context.call("deletePlaybookSubscription", { path });
}

/** The maximum number of stacks in a request. */
export function maxStacks(context: RunContext): number {
  const { parameters } = context.operation("listPlaybooksForStacks");
  return (
    schemaOf(context, parameters.find(({ name }) => name === "stacks")?.schema).maxItems ?? Number.POSITIVE_INFINITY
  );
}

/** An organization can subscribe to each playbook only once, so create a new organization with `count` subscriptions. */
export async function organizationWithPlaybooks(context: RunContext, count: number): Promise<RequestOverrides> {
  const path = { org_id: await createOrganization(context) };
  const available = await context.readAll("listAvailablePlaybooks", { path });
  for (const { id } of available.slice(0, count))
    await callOperation(context, "createPlaybookSubscription", { path, body: { playbook_id: id } });
  return { path };
}
