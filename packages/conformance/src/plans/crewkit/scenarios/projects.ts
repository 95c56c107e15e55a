import { isDeepStrictEqual } from "node:util";
import type { RunContext } from "../../../context/context.ts";
import { valueAt } from "../../../values/json.ts";
import { createOrganization, otherActors, otherOrganization, requireGuest } from "../setup/organizations.ts";
import { type CustomScenarios, organizationId } from "../setup/requests.ts";
import { createWork } from "../setup/work.ts";

export const projectScenarios: CustomScenarios = {
  createProject: {
    async "accepts a slug of another organization"({ context, call, expectValue }) {
      const { draft } = await call("createProject");
      const path = { org_id: await otherOrganization(context) };
      const query = { slug: valueAt(draft.body, "/slug") };
      await expectValue(["checkProjectSlug", "/data/available", { path, query }], true);
      await call("createProject", { path, body: draft.body });
    },
  },
  getProject: {
    async "includes only the repositories of the project, sorted by name"({ context, callAndRead, expectValue }) {
      const id = await context.callForText("createProject", "/data/id");
      const path = { project_id: id };
      const link = (name: string) =>
        callAndRead("createRepository", "/data", { path, body: { name, remote_url: newRemote(context) } });
      const [second, first] = [await link("B"), await link("A")];
      await expectValue(["getProject", "/data/repositories", { path: { id } }], [first, second]);
    },
  },
  updateProject: {
    async "changes updated_at only if a value changes"({ context, callAndRead, expect, expectValue }) {
      const path = { id: await context.callForText("createProject", "/data/id") };
      const created = await callAndRead("getProject", "/data", { path });
      const [name, previous] = [valueAt(created, "/name"), valueAt(created, "/updated_at")];
      await context.clock.advance(2);
      await expectValue(["updateProject", "/data/updated_at", { path, body: { name } }], previous);
      const changed = await callAndRead("updateProject", "/data/updated_at", { path, body: { name: "Renamed" } });
      expect(changed !== previous, `Expected a later updated_at for a new name, but received ${previous}.`);
    },
  },
  deleteProject: {
    async "deletes its sessions and repositories and makes the remote URL available again"({
      context,
      call,
      expectValue,
    }) {
      const project_id = await context.callForText("createProject", "/data/id");
      const created = await call("createRepository", { path: { project_id } });
      const repository_id = String(valueAt(created.body, "/data/id"));
      const id = await context.callForText("createSession", "/data/id", { body: { repository_id } });
      await call("getSession", { path: { id } });
      await call("deleteProject", { path: { id: project_id } });
      await call("getSession", { path: { id } }, 404);
      await call("getRepository", { path: { id: repository_id } }, 404);
      await expectValue(["listSessions", "/meta/total_count", { query: { project_id } }], 0);
      await call("createRepository", { body: created.draft.body });
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
    async "generates a unique slug from the name"({ context, callAndRead, expect, expectValue }) {
      const name = context.unique("Payments API");
      const slug = name.toLowerCase().replaceAll(" ", "-");
      for (const expected of [slug, `${slug}-2`]) {
        const path = { project_id: await context.callForText("createProject", "/data/id") };
        const body = { name, remote_url: newRemote(context) };
        await expectValue(["createRepository", "/data/slug", { path, body }], expected);
      }
      const body = { name: "!", remote_url: newRemote(context) };
      const actual = String(await callAndRead("createRepository", "/data/slug", { body }));
      expect(/^repository(-\d+)?$/.test(actual), `Expected the slug repository for "!", but received ${actual}.`);
    },
    async "rejects a remote of another project, but accepts one of another organization"({ context, call }) {
      const { draft } = await call("createRepository");
      const project_id = await context.callForText("createProject", "/data/id");
      await call("createRepository", { path: { project_id }, body: draft.body }, 422);
      await linkElsewhere(context, draft.body);
    },
    async "distinguishes ports, and paths that differ in case"({ context, call }) {
      const name = context.unique("repository");
      for (const remote of [`git.example/${name}`, `git.example:8443/${name}`, `git.example/${name.toUpperCase()}`])
        await call("createRepository", { body: { name, remote_url: `https://${remote}` } });
    },
  },
  lookupRepository: {
    async "finds a repository by each form of its remote URL, as resolveProject does"({ context, call, expectValue }) {
      const project_id = await context.callForText("createProject", "/data/id");
      const path = `acme/${context.unique("forms")}`;
      const body = { name: "Forms", remote_url: `git@git.example:${path}.git` };
      const repository = valueAt((await call("createRepository", { path: { project_id }, body })).body, "/data");
      for (const remote_url of [`https://user@GIT.example:443//${path}/`, `ssh://git.example:22/${path}`]) {
        await expectValue(["lookupRepository", "/data", { query: { remote_url } }], repository);
        await expectValue(["resolveProject", "/data/repository", { body: { remote_url } }], repository);
        await expectValue(["resolveProject", "/data/project/id", { body: { remote_url } }], project_id);
      }
    },
  },
  resolveProject: {
    async "returns the first organization of the caller that linked the remote"({ context, call, expectValue }) {
      const body = { name: "Shared", remote_url: newRemote(context) };
      const { remote_url } = body;
      const expectRepository = (id: unknown) =>
        expectValue(["resolveProject", "/data/repository/id", { body: { remote_url } }], id);
      await linkElsewhere(context, body, requireGuest(context));
      await expectValue(["lookupRepository", "/data", { query: { remote_url } }], null);
      await expectRepository(undefined);
      const first = await linkElsewhere(context, body);
      await context.clock.advance(2);
      const { body: second } = await call("createRepository", { body });
      await expectRepository(first.id);
      await call("deleteRepository", { path: first });
      await expectRepository(valueAt(second, "/data/id"));
    },
  },
  deleteRepository: {
    async "keeps its sessions running and visible to the same users"({ context, call, callAndRead, expect }) {
      const path = { project_id: await context.callForText("createProject", "/data/id") };
      const viewers = { public: ["admin", "member", "viewer"], restricted: ["admin"], private: [] };
      for (const [session_visibility, visibleTo] of Object.entries<string[]>(viewers)) {
        const body = { name: "Unlinked", remote_url: newRemote(context), session_visibility };
        const repository_id = await context.callForText("createRepository", "/data/id", { path, body });
        const id = await context.callForText("createSession", "/data/id", { body: { repository_id } });
        await call("deleteRepository", { path: { id: repository_id } });
        await call("createRepository", { path, body });
        const session = await callAndRead("getSession", "/data", { path: { id } });
        const actual = ["repository_id", "ended_at"].map((name) => valueAt(session, `/${name}`));
        const isKept = isDeepStrictEqual(actual, [null, null]);
        expect(isKept, `Expected repository_id and ended_at to be null, but received ${actual.join(" and ")}.`);
        for (const as of otherActors(context))
          await call("getSession", { as, path: { id } }, visibleTo.includes(as) ? 200 : 404);
      }
    },
    async "does not change sessions in other repositories"({ context, call, expectValue }) {
      const link = () => context.callForText("createRepository", "/data/id");
      const [removed, kept] = [await link(), await link()];
      const id = await context.callForText("createSession", "/data/id", { body: { repository_id: kept } });
      await call("deleteRepository", { path: { id: removed } });
      await expectValue(["getSession", "/data/repository_id", { path: { id } }], kept);
    },
  },
};

function newRemote(context: RunContext): string {
  return `https://git.example/acme/${context.unique("remote")}.git`;
}

// Links a repository to a new organization of the actor.
async function linkElsewhere(
  context: RunContext,
  body: unknown,
  as = "owner",
): Promise<{ org_id: string; id: string }> {
  const org_id = await createOrganization(context, as);
  const project_id = await context.callForText("createProject", "/data/id", { as, path: { org_id } });
  const overrides = { as, path: { org_id, project_id }, body };
  return { org_id, id: await context.callForText("createRepository", "/data/id", overrides) };
}
