import type { RunContext } from "../../../../base/run-context.ts";
import { SkipError } from "../../../../base/skip.ts";
import { inRule, text } from "../../../../values/format.ts";
import { createOrganization, otherActors } from "../../common/organizations.ts";
import { idFrom, organizationId, withOrganizationId } from "../../common/requests.ts";
import type { CrewkitSteps, CustomScenarios, TagPlan } from "../../common/tag-plan.ts";

const scenarios: CustomScenarios = {
  createRepository: {
    async "generates a unique slug from the name"({ context, callForData, expect, expectEqual }) {
      const name = context.unique("Payments API");
      const slug = name.toLowerCase().replaceAll(" ", "-");
      const create = async (name: string) => {
        const path = { project_id: (await callForData("createProject")).id };
        return callForData("createRepository", { path, body: { name, remote_url: newRemote(context) } });
      };
      expectEqual((await create(name)).slug, slug, "the slug of the first repository");
      const second = await create(name);
      expect(second.slug !== slug, text`Expected another slug for a second repository, but received ${slug} again.`);
      await create("!");
    },
    async "rejects a remote of another project, but accepts one of another organization"(steps) {
      const { context, call, callForData } = steps;
      const { name, remote_url } = await callForData("createRepository");
      const { id: project_id } = await callForData("createProject");
      for (const each of [remote_url, ...otherForms(remote_url)])
        await call("createRepository", { path: { project_id }, body: { name, remote_url: each } }, 422);
      await linkElsewhere(context, { name, remote_url });
    },
    async "distinguishes ports, and paths that differ in case"({ context, call }) {
      const name = context.unique("repository");
      for (const remote of [`git.example/${name}`, `git.example:8443/${name}`, `git.example/${name.toUpperCase()}`])
        await call("createRepository", { body: { name, remote_url: `https://${remote}` } });
    },
  },
  lookupRepository: {
    "returns the same repository for each form of a remote": (steps) => expectSameForForms("lookupRepository", steps),
    async "finds a repository by each form of its remote URL, as resolveProject does"(steps) {
      const { context, callForData, expectValues } = steps;
      const { id: project_id } = await callForData("createProject");
      const path = `acme/${context.unique("forms")}`;
      const body = { name: "Forms", remote_url: `git@git.example:${path}.git` };
      const repository = await callForData("createRepository", { path: { project_id }, body });
      for (const remote_url of otherForms(`git.example/${path}`)) {
        await expectValues("lookupRepository", { query: { remote_url } }, { "/data": repository });
        await expectValues("resolveProject", { body: { remote_url } }, { repository, "project/id": project_id });
      }
    },
  },
  deleteRepository: {
    async "keeps its sessions running and visible to the same users"({ context, call, callForData, expectValues }) {
      const other = await callForData("createSession");
      const path = { project_id: (await callForData("createProject")).id };
      const viewers = { public: ["admin", "member", "viewer"], restricted: ["admin"], private: [] };
      for (const [session_visibility, visibleTo] of Object.entries<string[]>(viewers)) {
        const body = { name: "Unlinked", remote_url: newRemote(context), session_visibility };
        const { id: repository_id } = await callForData("createRepository", { path, body });
        const { id } = await callForData("createSession", { body: { repository_id } });
        await call("deleteRepository", { path: { id: repository_id } });
        await call("createRepository", { path, body });
        await expectValues("getSession", { path: { id } }, { repository_id: null, ended_at: null });
        for (const as of otherActors(context))
          await call("getSession", { as, path: { id } }, visibleTo.includes(as) ? 200 : 404);
      }
      await expectValues("getSession", { path: { id: other.id } }, { repository_id: other.repository_id });
    },
  },
};

export const repositories: TagPlan = {
  lists: { listRepositories: { sameForAll: true } },
  resourceTypes: {
    "/{}/repos/{}": {
      create: withOrganizationId(idFrom("createRepository")),
      find: withOrganizationId(findRepository),
    },
  },
  values: {
    // In a read-only run, the remote may belong to no repository.
    knownRemote: ({ target, callOnceForText }) =>
      target.writes
        ? callOnceForText("createRepository", "/data/remote_url")
        : "https://git.example/acme/checkout-api.git",
  },
  scenarios,
  needs: [[/^lookupRepository > custom returns the same repository/, { writes: false }]],
};

async function findRepository(context: RunContext): Promise<string> {
  const org_id = await organizationId(context);
  for (const project of (await context.readAll("listProjects", { path: { org_id } })).slice(0, 25)) {
    const path = { org_id, project_id: String(project.id) };
    const [first] = await context.readAll("listRepositories", { path });
    if (first) return String(first.id);
  }
  throw new SkipError("Needs a repository. Link one to one of the first 25 projects, or pass --allow-writes.");
}

export function newRemote(context: RunContext): string {
  return `https://git.example/acme/${context.unique("remote")}.git`;
}

// Links a repository to a new organization of the actor.
export async function linkElsewhere(
  context: RunContext,
  body: unknown,
  as = "owner",
): Promise<Record<"org_id" | "id", string>> {
  const org_id = await createOrganization(context, as);
  const project_id = await context.callForText("createProject", "/data/id", { as, path: { org_id } });
  const overrides = { as, path: { org_id, project_id }, body };
  return { org_id, id: await context.callForText("createRepository", "/data/id", overrides) };
}

// Each form of a remote, with differences that do not matter.
function otherForms(remote: string): string[] {
  const [, host = "", path] = /([^/]+)\/([^/].*?)(\.git)?$/.exec(remote) ?? [];
  return [
    `${host}/${path}`,
    `git@${host}:${path}.git`,
    `ssh://git@${host}:22//${path}.git`,
    `https://user@${host}:443/${path}`,
    `http://${host.toUpperCase()}/${path}/`,
  ];
}

// Unlike the other scenarios of the operations, also runs without write access.
export async function expectSameForForms(
  operationId: "lookupRepository" | "resolveProject",
  { context, send, expectEqual }: CrewkitSteps,
): Promise<void> {
  const part = operationId === "lookupRepository" ? "query" : "body";
  const draft = await context.createDraft(context.operation(operationId));
  const { body: expected } = await send(draft);
  const fields = Object(draft[part]);
  for (const remote_url of otherForms(fields.remote_url)) {
    const { body } = await send({ ...draft, [part]: { ...fields, remote_url } });
    expectEqual(body, expected, text`the response of ${inRule(operationId)} for ${remote_url}`);
  }
}
