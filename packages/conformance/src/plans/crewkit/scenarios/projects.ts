import type { RunContext } from "../../../base/run-context.ts";
import { createOrganization, otherActors, otherOrganization, requireGuest } from "../setup/organizations.ts";
import { type CrewkitSteps, type CustomScenarios, organizationId } from "../setup/requests.ts";
import { createWork } from "../setup/work.ts";
import { expectTaken } from "./slugs.ts";

export const projectScenarios: CustomScenarios = {
  checkProjectSlug: {
    "reports a slug as available until a project has it": (steps) =>
      expectTaken("checkProjectSlug", "createProject", steps),
  },
  createProject: {
    async "accepts a slug of another organization"({ context, call, callForData, expectValues }) {
      const { name, slug } = await callForData("createProject");
      const path = { org_id: await otherOrganization(context) };
      await expectValues("checkProjectSlug", { path, query: { slug } }, { available: true });
      await call("createProject", { path, body: { name, slug } });
    },
  },
  getProject: {
    async "includes only the repositories of the project, sorted by name"({ context, callForData, expectValues }) {
      const { id } = await callForData("createProject");
      const path = { project_id: id };
      const link = (name: string) =>
        callForData("createRepository", { path, body: { name, remote_url: newRemote(context) } });
      const [second, first] = [await link("B"), await link("A")];
      await expectValues("getProject", { path: { id } }, { repositories: [first, second] });
    },
  },
  updateProject: {
    async "changes updated_at only if a value changes"({ context, callForData, expect, expectValues }) {
      const { id, name, updated_at } = await callForData("createProject");
      await context.clock.advance(2);
      await expectValues("updateProject", { path: { id }, body: { name } }, { updated_at });
      const changed = await callForData("updateProject", { path: { id }, body: { name: "Renamed" } });
      const isLater = changed.updated_at !== updated_at;
      expect(isLater, `Expected a later updated_at for a new name, but received ${updated_at}.`);
    },
  },
  deleteProject: {
    async "deletes its sessions and repositories and makes the remote URL available again"(steps) {
      const { call, callForData, expectValues } = steps;
      const { id: project_id } = await callForData("createProject");
      const { id: repository_id, name, remote_url } = await callForData("createRepository", { path: { project_id } });
      const { id } = await callForData("createSession", { body: { repository_id } });
      await call("getSession", { path: { id } });
      await call("deleteProject", { path: { id: project_id } });
      await call("getSession", { path: { id } }, 404);
      await call("getRepository", { path: { id: repository_id } }, 404);
      await expectValues("listSessions", { query: { project_id } }, { "/meta/total_count": 0 });
      await call("createRepository", { body: { name, remote_url } });
    },
    async "deletes its resources and their experiments, but no invitations"({ context, call }) {
      const org_id = await organizationId(context);
      const { project_id, session, version, experiment, invitation } = await createWork(context, org_id);
      await call("deleteProject", { path: { org_id, id: project_id } });
      for (const [operationId, overrides] of [session, version, experiment]) await call(operationId, overrides, 404);
      await call(invitation[0], invitation[1]);
    },
  },
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
      expect(second.slug !== slug, `Expected another slug for a second repository, but received ${slug} again.`);
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
  resolveProject: {
    "returns the same project for each form of a remote": (steps) => expectSameForForms("resolveProject", steps),
    async "returns the first organization of the caller that linked the remote"(steps) {
      const { context, call, callForData, expectValues } = steps;
      const remote_url = newRemote(context);
      const body = { name: "Shared", remote_url };
      const expectRepository = (id: unknown) =>
        expectValues("resolveProject", { body: { remote_url } }, { "repository/id": id });
      await linkElsewhere(context, body, requireGuest(context));
      await expectValues("lookupRepository", { query: { remote_url } }, { "/data": null });
      await expectRepository(undefined);
      const first = await linkElsewhere(context, body);
      await context.clock.advance(2);
      const second = await callForData("createRepository", { body });
      await expectRepository(first.id);
      await call("deleteRepository", { path: first });
      await expectRepository(second.id);
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

function newRemote(context: RunContext): string {
  return `https://git.example/acme/${context.unique("remote")}.git`;
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
async function expectSameForForms(operationId: "lookupRepository" | "resolveProject", steps: CrewkitSteps) {
  const { context, send, expectEqual } = steps;
  const part = operationId === "lookupRepository" ? "query" : "body";
  const draft = await context.createDraft(context.operation(operationId));
  const { body: expected } = await send(draft);
  const fields = Object(draft[part]);
  for (const remote_url of otherForms(fields.remote_url)) {
    const { body } = await send({ ...draft, [part]: { ...fields, remote_url } });
    expectEqual(body, expected, `the response of ${operationId} for ${remote_url}`);
  }
}

// Links a repository to a new organization of the actor.
async function linkElsewhere(context: RunContext, body: unknown, as = "owner") {
  const org_id = await createOrganization(context, as);
  const project_id = await context.callForText("createProject", "/data/id", { as, path: { org_id } });
  const overrides = { as, path: { org_id, project_id }, body };
  return { org_id, id: await context.callForText("createRepository", "/data/id", overrides) };
}
