import type { Item } from "../../../base/request.ts";
import type { RunContext } from "../../../base/run-context.ts";
import { organizationId, sessionWith } from "./requests.ts";

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

/** Runs a session with an agent to its end. */
export async function endNewSession(context: RunContext, start: object, report: object): Promise<void> {
  const id = await context.callForText("createSession", "/data/id", await sessionWith(context, { ...start }));
  await context.call("endSession", { path: { id }, body: report });
}
