import type { Item } from "../../../../base/request.ts";
import type { RunContext } from "../../../../base/run-context.ts";
import { organizationId } from "../../common/requests.ts";

/** The ids are `[id, from_hash, to_hash]`. */
export const twoVersions = "/resources/{id}/diff/{from_hash}/{to_hash}";

/** Creates a published rule, or a resource with other fields, and a project that can use it. */
export async function publishNew(
  context: RunContext,
  fields: Record<string, unknown> = {},
  org_id?: string,
): Promise<Record<"id" | "project_id", string> & Item> {
  const organization = { org_id: org_id ?? (await organizationId(context)) };
  const project_id = await context.callForText("createProject", "/data/id", { path: organization });
  const name = context.unique("published");
  const body = { resource_type: "rule", name, content: "First.\n", ...fields };
  const id = await context.callForText("createResource", "/data/id", { path: organization, body });
  await context.call("publishResource", { path: { id } });
  return { id, name: body.name, resource_type: body.resource_type, project_id };
}

/** Creates a rule with a version for each content. Returns its id and the hashes of the versions. */
export async function createVersions(context: RunContext, contents: readonly string[]): Promise<[string, ...string[]]> {
  const [content, ...updates] = contents;
  const body = { resource_type: "rule", name: context.unique("versions"), content };
  const id = await context.callForText("createResource", "/data/id", { body });
  const hashes = [await context.callForText("getResource", "/data/current_version_hash", { path: { id } })];
  for (const update of updates) {
    const body = { content: update, change_summary: `Write ${update}` };
    hashes.push(await context.callForText("updateResource", "/data/current_version_hash", { path: { id }, body }));
  }
  return [id, ...hashes];
}

/** The agents with a name that the sessions of a project can use. */
export async function effectiveResources(context: RunContext, project_id: string, name: unknown): Promise<Item[]> {
  const query = { organization_id: await organizationId(context), project_id, resource_type: "agent" };
  return (await context.readAll("listEffectiveResources", { query })).filter((each) => each.name === name);
}

export function findResource(context: RunContext): Promise<string> {
  return context.callForText("listOrganizationResources", "/data/0/id");
}

export async function publishNewResource(context: RunContext): Promise<string> {
  const id = await context.callForText("createResource", "/data/id");
  return context.callForText("publishResource", "/data/id", { path: { id } });
}
