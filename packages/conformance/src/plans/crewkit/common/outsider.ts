import type { RunContext } from "../../../base/run-context.ts";
import { actors, outsider } from "./actors.ts";
import { createOrganization } from "./organizations.ts";
import { callOperation, type OperationId, textAt } from "./requests.ts";

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
