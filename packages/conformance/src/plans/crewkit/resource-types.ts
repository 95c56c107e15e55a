import type { ResourceType } from "../../base/plan.ts";
import type { RunContext } from "../../base/run-context.ts";
import { SkipError } from "../../base/skip.ts";
import {
  createMember,
  findOwnedOrganization,
  inviteGuest,
  otherActors,
  runOrganization,
} from "./setup/organizations.ts";
import { registerPasskey } from "./setup/passkeys.ts";
import { playbookResourceTypes } from "./setup/playbooks.ts";
import { organizationId } from "./setup/requests.ts";

/** The ids are `[id, from_hash, to_hash]`. */
export const twoVersions = "/resources/{id}/diff/{from_hash}/{to_hash}";

/** Resources that the contract's links do not lead to, or that need to be in a certain state. */
export const resourceTypes: Record<string, ResourceType> = {
  "/{}": { create: withId(runOrganization), find: withId(findOwnedOrganization) },
  "/organizations/{}": { find: (context) => context.resourceIds("/{org_id}") },
  "/{}/members/{}": { create: createMember, shared: true },
  "/invitations/{}": {
    create: withId(inviteGuest),
    find: async (context) => (await context.resourceIds("/{org_id}/members/invitations/{token}")).slice(-1),
  },
  "/auth/passkeys/{}": { create: withId(registerPasskey) },
  "/{}/repos/{}": { create: withOrganizationId(create("createRepository")), find: withOrganizationId(findRepository) },
  "/{}/sessions/{}": { create: withOrganizationId(createSession), find: withOrganizationId(findSession) },
  // Names, not paths.
  "session in a private repository": { create: withId(createSessionIn("private")) },
  "session in a restricted repository": { create: withId(createSessionIn("restricted")) },
  "/resources/{}": { create: withId(create("createResource")), find: withId(findResource) },
  "/resources/{}/versions/{}": {
    // The first version has the same content, and so the same hash, in all resources.
    async create(context) {
      const [id = "", , to = ""] = await createTwoVersions(context);
      return [id, to];
    },
    find: async (context) => (await findTwoVersions(context)).slice(0, 2),
  },
  "/resources/{}/diff/{}/{}": { create: createTwoVersions, find: findTwoVersions },
  "/resources/{}/fork": { create: withId(publishNewResource) },
  "/resources/{}/versions/rollback": { create: async (context) => (await createTwoVersions(context)).slice(0, 1) },
  "/resources/{}/versions/upgrade": { create: withId(createOutdatedFork) },
  "/resources/{}/versions/upgrade_available": { create: withId(createOutdatedFork), find: withId(findResource) },
  ...playbookResourceTypes,
  "/{}/experiments/{}/stop": { create: withOrganizationId(create("startExperiment")) },
  "/{}/experiments/{}/archive": { create: withOrganizationId(create("stopExperiment")) },
  "/{}/experiments/{}/deploy": { create: withOrganizationId(createDeployableExperiment) },
};

type GetId = (context: RunContext, owner?: string) => Promise<string>;

function withId(get: GetId): (context: RunContext) => Promise<string[]> {
  return async (context) => [await get(context)];
}

function withOrganizationId(get: GetId): (context: RunContext, owner?: string) => Promise<string[]> {
  return async (context, owner) => [await organizationId(context), await get(context, owner)];
}

function create(operationId: string): GetId {
  return (context) => context.callForText(operationId, "/data/id");
}

async function findRepository(context: RunContext): Promise<string> {
  const org_id = await organizationId(context);
  for (const project of (await context.readAll("listProjects", { path: { org_id } })).slice(0, 25)) {
    const path = { org_id, project_id: String(project.id) };
    const [first] = await context.readAll("listRepositories", { path });
    if (first) return String(first.id);
  }
  throw new SkipError("None of the first 25 projects has a repository.");
}

// A role below member may not report on another user's session.
function createSession(context: RunContext, owner?: string): Promise<string> {
  const as = owner ?? (context.target.tokens.member === undefined ? "owner" : "member");
  return context.callForText("createSession", "/data/id", { as });
}

// Members with a lower permission level see fewer sessions.
function findSession(context: RunContext): Promise<string> {
  return context.callForText("listSessions", "/data/0/id", { as: otherActors(context).at(-1) ?? "owner" });
}

export function createSessionIn(session_visibility: "private" | "restricted", fields?: object): GetId {
  return async (context) => {
    const name = context.unique(session_visibility);
    const body = { name, remote_url: `https://git.example/acme/${name}.git`, session_visibility };
    const repository_id = await context.callForText("createRepository", "/data/id", { body });
    return context.callForText("createSession", "/data/id", { body: { repository_id, ...fields } });
  };
}

function findResource(context: RunContext): Promise<string> {
  return context.callForText("listOrganizationResources", "/data/0/id");
}

async function publishNewResource(context: RunContext): Promise<string> {
  const id = await context.callForText("createResource", "/data/id");
  return context.callForText("publishResource", "/data/id", { path: { id } });
}

async function createTwoVersions(context: RunContext): Promise<string[]> {
  const id = await context.callForText("createResource", "/data/id");
  const from = await context.callForText("getResource", "/data/current_version_hash", { path: { id } });
  return [id, from, await addVersion(context, id)];
}

// If the resource has only one version, compare it with itself.
async function findTwoVersions(context: RunContext): Promise<string[]> {
  const id = await findResource(context);
  const to = await context.callForText("listResourceVersions", "/data/0/version_hash", { path: { id } });
  const second = context.callForText("listResourceVersions", "/data/1/version_hash", { path: { id } });
  return [id, await second.catch(() => to), to];
}

async function createOutdatedFork(context: RunContext): Promise<string> {
  const parent = await publishNewResource(context);
  const id = await context.callForText("forkResource", "/data/id", { path: { id: parent } });
  await addVersion(context, parent);
  return id;
}

function addVersion(context: RunContext, id: string): Promise<string> {
  const body = { content: `Review the change and its tests: ${context.unique("version")}.` };
  return context.callForText("updateResource", "/data/current_version_hash", { path: { id }, body });
}

// Deploying changes the current version, so use a separate resource.
async function createDeployableExperiment(context: RunContext): Promise<string> {
  const id = await context.callForText("createExperiment", "/data/id", { body: await experimentBody(context) });
  const path = { org_id: await organizationId(context), id };
  await context.call("startExperiment", { path });
  await context.call("stopExperiment", { path });
  return id;
}

export async function experimentBody(context: RunContext): Promise<object> {
  const [resource_id, control_version_hash, variant_version_hash] = await context.resourceIds(twoVersions, true);
  return { name: "Does it find more?", resource_id, control_version_hash, variant_version_hash };
}
