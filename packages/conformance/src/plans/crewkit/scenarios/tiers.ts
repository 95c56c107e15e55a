import { isDeepStrictEqual } from "node:util";
import { valueAt } from "../../../values/json.ts";
import { twoVersions } from "../resource-types.ts";
import { type CustomScenarios, effectiveResources, sessionWith } from "../setup/requests.ts";

export const tierScenarios: CustomScenarios = {
  publishResource: {
    async "makes the resource available in projects and their sessions"({ context, call, expect, expectValue }) {
      const { body } = await call("createResource");
      const [path, agent_name] = [{ id: String(valueAt(body, "/data/id")) }, valueAt(body, "/data/name")];
      const session = await sessionWith(context, { agent_name });
      const { body: before } = await call("createSession", session);
      const project_id = String(valueAt(before, "/data/project_id"));
      const hash = valueAt(before, "/data/agent_version_hash");
      expect(hash === null, `Expected a session to ignore the unpublished agent, but received its version ${hash}.`);
      const count = async () => (await effectiveResources(context, project_id, agent_name)).length;
      expect((await count()) === 0, "Expected listEffectiveResources of a project to omit the unpublished resource.");
      await call("publishResource", { path });
      const next = await call("updateResource", { path, body: { content: "Review the tests too." } });
      expect((await count()) === 1, "Expected listEffectiveResources of a project to contain the published resource.");
      const current = valueAt(next.body, "/data/current_version_hash");
      await expectValue(["createSession", "/data/agent_version_hash", session], current);
    },
  },
  forkResource: {
    async "copies the current version and replaces the parent in its project"({ context, call, expect }) {
      const [parent = "", , hash] = await context.resourceIds(twoVersions, true);
      await call("publishResource", { path: { id: parent } });
      const { body } = await call("forkResource", { path: { id: parent } });
      const copied = valueAt(body, "/data/current_version_hash");
      expect(copied === hash, `Expected the fork to copy the current version ${hash}, but received ${copied}.`);
      const [id, name, project_id] = ["id", "name", "project_id"].map((field) => valueAt(body, `/data/${field}`));
      const ids = (await effectiveResources(context, String(project_id), name)).map((each) => each.id);
      expect(
        isDeepStrictEqual(ids, [id]),
        `Expected only the fork ${id} in listEffectiveResources, but received ${ids}.`,
      );
    },
  },
  createResource: {
    async "joins the content of an inheriting resource with its parent's"({ context, call, expectValue }) {
      const name = context.unique("joined");
      const { body } = await call("createResource", { body: { resource_type: "rule", name, content: "First.\n" } });
      const parent_id = String(valueAt(body, "/data/id"));
      await call("publishResource", { path: { id: parent_id } });
      const [, project_id] = await context.resourceIds("/{org_id}/projects/{id}");
      const child = { resource_type: "rule", name, content: "\nSecond.", project_id, parent_id };
      const created = await call("createResource", { body: child });
      const id = String(valueAt(created.body, "/data/id"));
      await expectValue(["getEffectiveResource", "/data/content", { path: { id } }], "First.\n\nSecond.\n");
      await expectValue(["getEffectiveResource", "/data/source_ids", { path: { id } }], [parent_id, id]);
      await expectValue(["getTieredResource", "/data/tiers/0/resource_id", { path: { id } }], parent_id);
      await expectValue(["getTieredResource", "/data/tiers/1/resource_id", { path: { id } }], id);
    },
    async "accepts the name of a resource of another type"({ context, call }) {
      const name = context.unique("shared");
      for (const resource_type of ["agent", "rule"])
        await call("createResource", { body: { resource_type, name, content: "Review the change.\n" } });
    },
  },
  importResources: {
    async "updates a file only if its content is different"({ context, expectValue }) {
      const name = context.unique("imported");
      const importFile = (content: string) => ({ body: { files: [{ resource_type: "rule", name, content }] } });
      for (const [content, result] of [
        ["First.", "created"],
        ["First.", "unchanged"],
        ["Second.", "updated"],
        ["First.", "updated"],
      ] as const)
        await expectValue(["importResources", "/data/results/0/result", importFile(content)], result);
    },
  },
  checkResourceUpgrade: {
    async "ignores a rollback of the parent"({ context, call, callAndRead, expectValue }) {
      const [id = ""] = await context.resourceIds("/resources/{id}/versions/upgrade_available", true);
      await call("upgradeResource", { path: { id } });
      const { body } = await call("checkResourceUpgrade", { path: { id } });
      const path = { id: String(valueAt(body, "/data/parent_id")) };
      const version_hash = await callAndRead("listResourceVersions", "/data/1/version_hash", { path });
      await call("rollbackResource", { path, body: { version_hash } });
      await expectValue(["checkResourceUpgrade", "/data/available", { path: { id } }], false);
    },
  },
  getResourceStats: {
    async "counts only ended sessions"({ context, call, callAndRead, expectValue }) {
      const path = { id: (await context.resourceIds("/resources/{id}/fork", true))[0] ?? "" };
      const agent_name = await callAndRead("getResource", "/data/name", { path });
      const session = await sessionWith(context, { agent_name });
      await call("createSession", session);
      const id = String(await callAndRead("createSession", "/data/id", session));
      await call("endSession", { path: { id }, body: { total_turns: 4 } });
      await expectValue(["getResourceStats", "/data/ended_sessions", { path }], 1);
      await expectValue(["getResourceStats", "/data/avg_turns", { path }], 4);
    },
  },
};
