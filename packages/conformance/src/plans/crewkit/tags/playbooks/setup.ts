import type { ConventionOrigin, KnownValues, PermissionLevel } from "@crewkit/types";
import type { ResourceType } from "../../../../base/plan.ts";
import type { Item, RequestOverrides } from "../../../../base/request.ts";
import type { RunContext } from "../../../../base/run-context.ts";
import { SkipError } from "../../../../base/skip.ts";
import { memoizePerContext, perContext } from "../../../../context/memoize.ts";
import { schemaOf } from "../../../../schema/resolve.ts";
import { formatList } from "../../../../values/format.ts";
import { isObject } from "../../../../values/json.ts";
import { outsider } from "../../common/actors.ts";
import { createOrganization, membershipIn } from "../../common/organizations.ts";
import { callOperation, organizationId } from "../../common/requests.ts";

const ownPlaybook = memoizePerContext(findOwnPlaybook);
const sparePlaybook = memoizePerContext(chooseSparePlaybook);

const ownPlaybookIds = async (context: RunContext): Promise<string[]> => [String((await ownPlaybook(context)).id)];

/** No operation creates a playbook, and an organization can subscribe to each only once. */
export const playbookResourceTypes: Record<string, ResourceType> = {
  "/playbooks/{}": { create: ownPlaybookIds, find: ownPlaybookIds },
  "/{}/playbook_subscriptions/{}": { find: findPermanentSubscription },
};

/** The playbook with the conventions that the run creates. */
export async function readOwnPlaybook(context: RunContext): Promise<Item> {
  const { id, organization_id } = await ownPlaybook(context);
  const playbooks = await listVisiblePlaybooks(context, String(organization_id));
  return playbooks.find((each) => each.id === id) ?? {};
}

async function findOwnPlaybook(context: RunContext): Promise<Item> {
  const organization_id = await organizationId(context);
  const { writes, capabilities } = context.target;
  let playbook = await findPlaybookOf(context, organization_id);
  if (!playbook && capabilities.createResource)
    playbook = { id: await capabilities.createResource("/playbooks/{}", organization_id), organization_id };
  playbook ??= await findPlaybookElsewhere(context);
  if (writes) deleteAddedConventions(context, String(playbook.id));
  return playbook;
}

async function findPlaybookOf(context: RunContext, org_id: string): Promise<Item | undefined> {
  return (await listVisiblePlaybooks(context, org_id)).find(({ organization_id }) => organization_id === org_id);
}

/**
 * Finds a playbook in another organization of the owner. Tests add conventions to it and remove them.
 *
 * @throws SkipError if there is none, or if a user does not have the permission level that the actor is named after.
 */
async function findPlaybookElsewhere(context: RunContext): Promise<Item> {
  const owner = context.actorContext ? "outsider" : "owner";
  const missing = new SkipError(`Needs a playbook. Create one in the dashboard, in an organization of the ${owner}.`);
  // The user restricted the run to an organization.
  if (context.target.resources?.["/{}"]) throw missing;
  const isCandidate = ({ slug, permission_level }: Item) =>
    permission_level === ("owner" satisfies PermissionLevel) && !String(slug).startsWith("conformance-");
  const unsuitable: string[] = [];
  for (const { id, slug } of (await context.readAll("listOrganizations")).filter(isCandidate)) {
    const playbook = await findPlaybookOf(context, String(id));
    const actors = playbook ? await actorsWithOtherLevel(context, String(id)) : [];
    if (playbook && actors.length === 0) return playbook;
    unsuitable.push(...actors.map((actor) => `${actor} in ${slug}`));
  }
  if (unsuitable.length === 0) throw missing;
  throw new SkipError(`Needs a playbook. Give the users these permission levels: ${formatList(unsuitable)}.`);
}

// Actors other than the outsider are named after their permission level.
async function actorsWithOtherLevel(context: RunContext, org_id: string): Promise<string[]> {
  const actors: string[] = [];
  for (const actor of Object.keys(context.target.tokens)) {
    const level = (await membershipIn(context, org_id, actor))?.permission_level;
    if (level !== (actor === outsider ? undefined : actor)) actors.push(actor);
  }
  return actors;
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
  const inherited = effective.find(({ origin }) => origin === ("inherited" satisfies KnownValues<ConventionOrigin>));
  if (!inherited) throw new SkipError("The organization's playbook inherits no convention.");
  return {
    playbook_id,
    inheritedFrom: String(inherited.playbook_id),
    id: String(inherited.id),
    key: String(inherited.key),
  };
}

// Only the list by stacks returns the organization of a subscribed playbook.
async function listVisiblePlaybooks(context: RunContext, org_id: string): Promise<Item[]> {
  const path = { org_id };
  const subscriptions = await context.readAll("listPlaybookSubscriptions", { path });
  const slugs = subscriptions.flatMap(({ playbook_slug }) => String(playbook_slug).split("-"));
  const stacks = [...new Set([...slugs, ...commonStacks])].slice(0, maxStacks(context));
  const matches = await context.readAll("listPlaybooksForStacks", { path, query: { stacks } });
  const available = await context.readAll("listAvailablePlaybooks", { path });
  return [...available, ...matches.map(({ playbook }) => playbook).filter(isObject)];
}

const commonStacks = ["rails", "react", "typescript", "python", "django", "go", "java", "node", "php", "rust", "vue"];

/** The ids of created and imported conventions. */
export const createdConventions: (context: RunContext) => Set<unknown> = perContext(() => new Set());

// Others may add conventions during the run. If a response is lost, the id is unknown, but the key may contain the run's id.
function deleteAddedConventions(context: RunContext, playbook_id: string): void {
  const isOurs = ({ id, key }: Item) => createdConventions(context).has(id) || String(key).includes(context.runId);
  context.onCleanUp(async () => {
    for (const { id } of (await context.readAll("listConventions", { path: { playbook_id } })).filter(isOurs))
      await context.call("deleteConvention", { path: { playbook_id, id: String(id) } });
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
