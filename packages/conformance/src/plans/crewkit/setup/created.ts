import type { Exchange } from "../../../base/exchange.ts";
import type { RunContext } from "../../../base/run-context.ts";
import { perContext } from "../../../context/memoize.ts";
import { parseOnce, valueAt } from "../../../values/json.ts";
import { actors, outsider } from "../actors.ts";
import { createOrganization } from "./organizations.ts";
import { registeredPasskeys } from "./passkeys.ts";
import { callOperation, type OperationId, textAt } from "./requests.ts";

/** Registers clean-up steps for records that are not deleted along with an organization. */
export function trackCreated({ request, response }: Exchange, context: RunContext): void {
  const body = parseOnce(response);
  const { operationId } = request.operation;
  if (operationId === "createOrganization") createdOrganizations(context).add(valueAt(body, "/data/id"));
  if (operationId === "completePasskeyRegistration") registeredPasskeys(context).push(textAt(body, "/data/id"));
  if (operationId !== "exchangeDeviceCode") return;
  const refresh_token = valueAt(body, "/refresh_token");
  context.onCleanUp(() => callOperation(context, "revokeToken", { body: { refresh_token } }), true);
}

// Organizations of other accounts are deleted along with the account. If a response is lost, the id is unknown, so also
// delete organizations whose slug contains the run's id.
const createdOrganizations = perContext((context) => {
  const created = new Set<unknown>();
  context.onCleanUp(async () => {
    // Ownership may have been transferred.
    for (const as of Object.keys(context.target.tokens)) {
      for (const { id, slug, permission_level } of await context.readAll("listOrganizations", { as })) {
        const isOurs = created.has(id) || String(slug).includes(`-${context.runId}-`);
        if (isOurs && permission_level === "owner")
          await callOperation(context, "deleteOrganization", { as, path: { id: String(id) } });
      }
    }
  });
  return created;
});

/**
 * Creates an organization of the outsider with resources, or finds existing ones in a read-only run. Returns ids and
 * slugs.
 *
 * @throws SkipError if there is no token for the outsider.
 */
export async function outsiderIds(context: RunContext): Promise<string[]> {
  const as = outsider;
  if (!context.target.writes) return findOutsiderIds(context);
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
async function findOutsiderIds(context: RunContext): Promise<string[]> {
  const organizationsOf = async (actor: string) =>
    (await context.readAll("listOrganizations", { as: actor })).map(({ id }) => String(id));
  const members = actors.filter((actor) => context.target.tokens[actor] !== undefined);
  const excluded = (await Promise.all(members.map(organizationsOf))).flat();
  const organizations = (await organizationsOf(outsider)).filter((id) => !excluded.includes(id));
  const [org_id] = organizations;
  if (org_id === undefined) return [];
  const projects = await context.readAll("listProjects", { as: outsider, path: { org_id } });
  return [...organizations, ...projects.map(({ id }) => String(id))];
}
