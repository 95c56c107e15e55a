import type { RunContext } from "../../../context/context.ts";
import { memoizePerContext, perContext } from "../../../context/memoize.ts";
import { readAll } from "../../../context/read-pages.ts";
import { SkipError, setupFailed } from "../../../context/skip.ts";
import { type Exchange, tokenIn } from "../../../http/exchange.ts";
import { isSuccess } from "../../../spec/model.ts";
import { idsInTarget } from "../../../spec/paths.ts";
import { parseJson, valueAt } from "../../../values/json.ts";
import { largestPage } from "../contract.ts";
import { trackDeletedAccount } from "./accounts.ts";
import { createOrganization } from "./organizations.ts";
import { trackPasskey } from "./passkeys.ts";
import { callOperation, itemsOf, type OperationId, sendRequest, textAt } from "./requests.ts";

/** Registers clean-up steps for records that are not deleted along with an organization. */
export function trackCreated(exchange: Exchange, context: RunContext): void {
  const trackersById: Record<string, ((exchange: Exchange, context: RunContext) => void) | undefined> = trackers;
  trackersById[exchange.request.operation.operationId]?.(exchange, context);
}

const trackers: { [Id in OperationId]?: (exchange: Exchange, context: RunContext) => void } = {
  createOrganization({ request, response }, context) {
    // Organizations of other accounts are deleted along with the account.
    if (!isSentByActor(request.headers, context)) return;
    void deleteUntracked(context);
    const id = valueAt(parseJson(response.text), "/data/id");
    let attempts = 0;
    if (typeof id === "string") context.onCleanUp(() => removeOrganization(context, id, attempts++ > 0));
  },
  deleteOrganization({ request }, context) {
    // Some requests have uppercase or percent-encoded ids.
    const [id = ""] = idsInTarget(request.operation.path, request.target);
    deletedOrganizations(context).add(id.toLowerCase());
  },
  exchangeDeviceCode({ response }, context) {
    const refresh_token = valueAt(parseJson(response.text), "/refresh_token");
    context.onCleanUp(() => callOperation(context, "revokeToken", { body: { refresh_token } }), true);
  },
  completePasskeyRegistration: trackPasskey,
  deleteCurrentUser: trackDeletedAccount,
};

// If a response is lost, the id is unknown, so also delete all organizations whose slug contains the run's id. Registered
// first, so it runs last.
const deleteUntracked = memoizePerContext(async (context) => {
  context.onCleanUp(async () => {
    for (const as of Object.keys(context.target.tokens)) {
      for (const organization of await readAll(context, "listOrganizations", { as })) {
        const { id, slug, permission_level } = organization;
        const isOurs = permission_level === "owner" && String(slug).includes(`-${context.runId}-`);
        if (isOurs) await callOperation(context, "deleteOrganization", { as, path: { id: String(id) } });
      }
    }
  });
});

// Ownership may have been transferred.
async function removeOrganization(context: RunContext, id: string, isSecond: boolean): Promise<void> {
  if (deletedOrganizations(context).has(id.toLowerCase())) return;
  for (const as of Object.keys(context.target.tokens)) {
    const exchange = await sendRequest(context, "deleteOrganization", { as, path: { id } });
    if (isSuccess(exchange.response.status)) return;
    if (exchange.response.status >= 500) throw setupFailed(exchange, context);
  }
  if (isSecond) return;
  throw new Error(`Could not delete the organization ${id}, which the suite created. Delete it manually.`);
}

function isSentByActor(headers: Record<string, string>, { target }: RunContext): boolean {
  return Object.values(target.tokens).includes(tokenIn(headers) ?? "");
}

const deletedOrganizations = perContext(() => new Set<string>());

/**
 * Creates an organization of the outsider with resources, or finds existing ones in a read-only run. Returns ids and
 * slugs.
 *
 * @throws SkipError if there is no token for the outsider.
 */
export async function outsiderIds(context: RunContext): Promise<string[]> {
  const { outsider: as } = context.spec.plan;
  if (as === undefined) throw new SkipError("The plan has no outsider.");
  if (!context.target.writes) return findOutsiderIds(context, as);
  const org_id = await createOrganization(context, as);
  const create = async (operationId: OperationId, body: object, path: Record<string, string> = {}) =>
    callOperation(context, operationId, { as, path: { org_id, ...path }, body });
  const slug = context.unique("foreign");
  const remote_url = `https://git.example/${slug}/repository.git`;
  const project_id = textAt(await create("createProject", { name: "Foreign", slug }), "/data/id");
  const role = { key: "foreign", custom_name: "Foreign", level: 1, permission_level: "viewer" };
  const role_id = textAt(await create("createRole", role), "/data/id");
  const created = [
    await create("createRepository", { remote_url, name: "Foreign" }, { project_id }),
    await create("createInvitation", { email: `${slug}@example.com`, role_id }),
    await create("createSession", { remote_url }),
    await create("createResource", { resource_type: "rule", name: slug, content: "Foreign." }),
  ];
  return [org_id, slug, project_id, role_id, ...created.map((body) => textAt(body, "/data/id"))];
}

// Excludes organizations that an actor also belongs to.
async function findOutsiderIds(context: RunContext, as: string): Promise<string[]> {
  const actors = context.spec.plan.actors.filter((actor) => context.target.tokens[actor] !== undefined);
  const excluded = new Set((await Promise.all(actors.map((actor) => organizationsOf(context, actor)))).flat());
  const organizations = (await organizationsOf(context, as)).filter((id) => !excluded.has(id));
  const [org_id] = organizations;
  if (org_id === undefined) return [];
  const projects = itemsOf(await callOperation(context, "listProjects", { as, path: { org_id } }));
  return [...organizations, ...projects.map((each) => textAt(each, "/id"))];
}

async function organizationsOf(context: RunContext, as: string): Promise<string[]> {
  const body = await callOperation(context, "listOrganizations", { as, query: largestPage(context) });
  return itemsOf(body).map((each) => textAt(each, "/id"));
}
