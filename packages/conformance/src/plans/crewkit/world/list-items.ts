import type { Given } from "../../../plan/plan.ts";
import type { World } from "../../../world/world.ts";
import { comparison } from "../things.ts";
import { ask, itemsOf, textAt } from "./ask.ts";
import { makeOrganization } from "./organizations.ts";

/** Begins a session that differs in some fields from others. */
export async function addSession(world: World, fields: Record<string, string>, as?: string): Promise<unknown> {
  const [, repository_id] = await world.thing("/{org_id}/repos/{id}");
  return world.call("createSession", { ...(as !== undefined && { as }), body: { repository_id, ...fields } });
}

/** Begins a session of each actor who may. */
export async function addSessionsOfAll(world: World): Promise<void> {
  for (const as of ["owner", "admin", "member"])
    if (world.target.tokens[as] !== undefined) await addSession(world, {}, as);
}

/** Begins a session in a project of its own. */
export async function addSessionElsewhere(world: World, fields: Record<string, string> = {}): Promise<unknown> {
  const project_id = await world.textAt("createProject", "/data/id");
  const repository_id = await world.textAt("createRepository", "/data/id", { path: { project_id } });
  return addSession(world, { repository_id, ...fields });
}

/** Makes another version of the resource whose versions are listed. */
export async function addVersion(world: World, path: Record<string, string>): Promise<unknown> {
  const content = `Say what changed, and why (${world.unique("version")}).`;
  return world.call("updateResource", { path, body: { content } });
}

/** Makes an organization that is subscribed to so many playbooks: each can be subscribed to once. */
export async function organizationWithPlaybooks(world: World, count: number): Promise<Given> {
  const path = { org_id: await makeOrganization(world) };
  const free = itemsOf(await ask(world, "listAvailablePlaybooks", { path }));
  for (const playbook of free.slice(0, count))
    await ask(world, "createPlaybookSubscription", { path, body: { playbook_id: textAt(playbook, "/id") } });
  return { path };
}

/** Begins sessions that differ in one thing each: the agent, the project and its repository, who runs it. */
export async function addDifferentSessions(world: World): Promise<void> {
  const writer = { agent_name: "writer" };
  await addSession(world, writer);
  await addSession(world, { agent_name: "planner" });
  await addSessionElsewhere(world, writer);
  if (world.target.tokens.member !== undefined) await addSession(world, writer, "member");
}

/** Makes experiments that differ in one thing each: what they are about, and whether they run. */
export async function addDifferentExperiments(world: World): Promise<void> {
  await world.call("createExperiment");
  await world.call("startExperiment");
  await world.call("createExperiment", { body: await comparison(world) });
}
