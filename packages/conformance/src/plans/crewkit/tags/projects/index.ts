import { otherOrganization, requireGuest } from "../../common/organizations.ts";
import { organizationId } from "../../common/requests.ts";
import { expectTaken } from "../../common/slugs.ts";
import type { CustomScenarios, TagPlan } from "../../common/tag-plan.ts";
import { needsOutsider } from "../../common/test-needs.ts";
import { createWork } from "../../common/work.ts";
import { expectSameForForms, linkElsewhere, newRemote } from "../repositories/index.ts";

const scenarios: CustomScenarios = {
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
};

export const projects: TagPlan = {
  lists: { listProjects: { sameForAll: true } },
  scenarios,
  needs: [
    [/^resolveProject > custom returns the first/, needsOutsider],
    [/^resolveProject > custom returns the same project/, { writes: false }],
  ],
};
