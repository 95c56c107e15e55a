import { SkipError } from "../../../../base/skip.ts";
import { numberAt } from "../../common/contract.ts";
import { createOrganization, otherOrganization } from "../../common/organizations.ts";
import type { CustomScenarios } from "../../common/tag-plan.ts";
import { endNewSession, sessionWith } from "../sessions/setup.ts";
import { createVersions, effectiveResources, publishNew, twoVersions } from "./setup.ts";

export const scenarios: CustomScenarios = {
  updateResource: {
    async "creates no version if the content is unchanged"({ context, expectValues }) {
      const [id] = await createVersions(context, ["First."]);
      const [path, change_summary] = [{ id }, "Update."];
      const { updated_at } = await expectValues("getResource", { path }, { description: null });
      await context.clock.advance(2);
      await expectValues("updateResource", { path, body: { content: "First.", change_summary } }, { updated_at });
      const body = { description: "Sets the tone.", change_summary };
      await expectValues("updateResource", { path, body }, { description: "Sets the tone." });
      const versions = { "/meta/total_count": 1, "0/version_number": 1, "0/change_summary": null };
      await expectValues("listResourceVersions", { path }, versions);
    },
    async "restores a version with the same content"({ context, callForData, callAndRead, expectValues }) {
      const [id = "", hash = ""] = await context.resourceIds(twoVersions, true);
      const { content } = await callForData("getResourceVersion", { path: { id, hash } });
      await expectValues("updateResource", { path: { id }, body: { content } }, { current_version_hash: hash });
      const user = await callAndRead("getCurrentUser", "/user/id");
      await expectValues("getResourceVersion", { path: { id, hash } }, { "author/id": user });
    },
  },
  getResourceStats: {
    async "counts only ended sessions"({ context, call, callForData, expectValues }) {
      const [id = ""] = await context.resourceIds("/resources/{id}/fork", true);
      const { name: agent_name } = await callForData("getResource", { path: { id } });
      await call("createSession", await sessionWith(context, { agent_name }));
      await endNewSession(context, { agent_name }, { total_turns: 4 });
      await expectValues("getResourceStats", { path: { id } }, { ended_sessions: 1, avg_turns: 4 });
    },
    async "counts the sessions of an inheriting agent for its parent"({ context, callForData, expectValues }) {
      const { id, project_id, ...agent } = await publishNew(context, { resource_type: "agent" });
      const create = (fields: object) =>
        callForData("createResource", { body: { ...agent, content: "First.\n", ...fields } });
      const child = await create({ content: "Second.", project_id, parent_id: id });
      const rule = await create({ resource_type: "rule" });
      const { id: repository_id } = await callForData("createRepository", { path: { project_id } });
      await endNewSession(context, { repository_id, agent_name: agent.name }, {});
      for (const each of [child.id, rule.id, id])
        await expectValues("getResourceStats", { path: { id: each } }, { ended_sessions: each === id ? 1 : 0 });
    },
  },
  compareResourceStats: {
    async "compares the ended sessions of each version"({ context, call, callForData, expectValues }) {
      const { id, name: agent_name } = await publishNew(context, { resource_type: "agent" });
      const path = { id };
      const { current_version_hash: from_hash } = await callForData("getResource", { path });
      await call("createSession", await sessionWith(context, { agent_name }));
      // Sessions without turns do not succeed.
      const model_metrics = { input_tokens: 100, output_tokens: 20, cost_usd: 0.6 };
      await endNewSession(context, { agent_name }, { model_metrics });
      const update = { path, body: { content: "Second." } };
      const { current_version_hash: to_hash } = await callForData("updateResource", update);
      for (let count = 0; count < 2; count++) await endNewSession(context, { agent_name }, {});
      await context.clock.advance(60);
      const from = { "from/version_number": 1, "from/judged_sessions": 1, "from/success_rate": 0 };
      const to = { "to/version_number": 2, "to/ended_sessions": 2, "to/total_input_tokens": 0 };
      const significance = { p_value: 1, confidence: 0, significant: false };
      const query = { from_hash, to_hash };
      await expectValues("compareResourceStats", { path, query }, { ...from, ...to, ...significance });
      const counts = { ended_sessions: 3, judged_sessions: 3, successful_sessions: 0, unique_users: 1 };
      const totals = { total_input_tokens: 100, total_output_tokens: 20, total_cost_usd: 0.6, avg_cost_usd: 0.2 };
      await expectValues("getResourceStats", { path }, { ...counts, ...totals, avg_turns: 0 });
    },
  },
  publishResource: {
    async "makes the resource available in projects and their sessions"(steps) {
      const { context, call, callForData, expectEqual, expectValues } = steps;
      const { id, name: agent_name } = await callForData("createResource");
      const session = await sessionWith(context, { agent_name });
      const { project_id } = await expectValues("createSession", session, { agent_version_hash: null });
      const expectCount = async (count: number, subject: string) =>
        expectEqual((await effectiveResources(context, project_id, agent_name)).length, count, subject);
      await expectCount(0, "the number of unpublished resources in listEffectiveResources");
      await call("publishResource", { path: { id } });
      const update = { path: { id }, body: { content: "Review the tests too." } };
      const { current_version_hash: agent_version_hash } = await callForData("updateResource", update);
      await expectCount(1, "the number of published resources in listEffectiveResources");
      await expectValues("createSession", session, { agent_version_hash });
    },
  },
  forkResource: {
    async "copies the current version and replaces the parent in its project"(steps) {
      const { context, call, expectEqual, expectValues } = steps;
      const [parent = "", , current_version_hash] = await context.resourceIds(twoVersions, true);
      await call("publishResource", { path: { id: parent } });
      const fork = await expectValues("forkResource", { path: { id: parent } }, { current_version_hash });
      const ids = (await effectiveResources(context, fork.project_id, fork.name)).map(({ id }) => id);
      expectEqual(ids, [fork.id], "the resources in listEffectiveResources");
    },
    async "copies the content of the parent's chain, as an upgrade does"(steps) {
      const { context, call, callForData, expectValues } = steps;
      const platform = await context.readAll("listResources", { query: { tier: "platform" } });
      const top = platform.find(({ published }) => published);
      if (!top) throw new SkipError("The deployment has no published platform resource.");
      const { id: parent_id, resource_type, name, current_version_hash: parent_version_hash } = top;
      const elsewhere = { organization_id: await createOrganization(context) };
      const otherFork = { path: { id: String(parent_id) }, body: elsewhere };
      await expectValues("forkResource", otherFork, { ownership: "forked", parent_id, parent_version_hash });
      const organization_id = await createOrganization(context);
      const { id, project_id } = await publishNew(context, { resource_type, name, parent_id }, organization_id);
      const body = { organization_id, project_id };
      const path = { id: (await callForData("forkResource", { path: { id }, body })).id };
      const { content: first } = await callForData("getEffectiveResource", { path: { id } });
      await expectValues("getResource", { path }, { content: first });
      await call("updateResource", { path: { id }, body: { content: "Second." } });
      await call("upgradeResource", { path });
      const { content: second } = await callForData("getEffectiveResource", { path: { id } });
      await expectValues("getEffectiveResource", { path }, { content: second, source_ids: [path.id] });
      // Content of the maximum size is too large once it is joined.
      const maxBytes = numberAt(context.contract, "/schemas/ResourceCreate/properties/content/x-max-bytes");
      await call("updateResource", { path: { id }, body: { content: "a".repeat(maxBytes) } });
      await call("upgradeResource", { path }, 422);
    },
  },
  createResource: {
    async "joins the contents of a chain under the lowest front matter"({ context, call, callForData, expectValues }) {
      const { id: parent_id, ...rule } = await publishNew(context);
      const body = { ...rule, content: "Second.", parent_id };
      const path = { id: (await callForData("createResource", { body })).id };
      const parent = { path: { id: parent_id } };
      for (const [top, content, joined] of [
        ["First.\n", "\nSecond.", "First.\n\nSecond.\n"],
        ["---\nmodel: a\n---\nTop.\n\n", "---\nmodel: b\n---\n\r\nLow.", "---\nmodel: b\n---\nTop.\n\nLow.\n"],
        ["---\nmodel: a\n---\n\nTop.", "Low.", "---\nmodel: a\n---\nTop.\n\nLow.\n"],
        ["Top.", "---\nmodel: b\n---\n", "---\nmodel: b\n---\nTop.\n"],
      ]) {
        await call("updateResource", { ...parent, body: { content: top } });
        await call("updateResource", { path, body: { content } });
        await expectValues("getEffectiveResource", { path }, { content: joined, source_ids: [parent_id, path.id] });
        await expectValues("getTieredResource", { path }, { "tiers/0/content": top, "tiers/1/content": content });
      }
      await expectValues("getEffectiveResource", parent, { content: "Top." });
      const ids = { "tiers/0/resource_id": parent_id, "tiers/1/resource_id": path.id };
      const ownership = { "tiers/0/ownership": "standalone", "tiers/1/ownership": "inherit" } as const;
      await expectValues("getTieredResource", { path }, { ...ids, ...ownership, "tiers/1/version_number": 5 });
      await expectValues("checkResourceUpgrade", { path }, { available: false, parent_id: null });
    },
    async "rejects a parent of another type, name or organization"({ context, call, callForData }) {
      const { id: parent_id, ...rule } = await publishNew(context);
      const child = { ...rule, content: "Second.", parent_id };
      await call("createResource", { body: { ...child, resource_type: "skill" } }, 422);
      await call("createResource", { body: { ...child, name: context.unique("other") } }, 422);
      const path = { org_id: await otherOrganization(context) };
      const { id: project_id } = await callForData("createProject", { path });
      await call("createResource", { path, body: { ...child, project_id } }, 422);
    },
    async "accepts the name of a resource of another type"({ context, call }) {
      const name = context.unique("shared");
      for (const resource_type of ["agent", "rule"])
        await call("createResource", { body: { resource_type, name, content: "Review the change.\n" } });
    },
  },
  importResources: {
    async "updates a file only if its content is different"({ context, call, callForData, expectValues }) {
      const name = context.unique("imported");
      const { id: project_id } = await callForData("createProject");
      const toFiles = (contents: string[]) =>
        contents.map((content, index) => ({ resource_type: "rule", name: `${name}-${index}`, content }));
      const rejected = [...toFiles(["a", "b", "c"]), { resource_type: "rule", content: "The name is missing." }];
      await call("importResources", { body: { files: rejected } }, 422);
      for (const [result, contents, counts, fields = {}] of [
        ["created", ["a", "b", "c"], [3, 0, 0]],
        ["unchanged", ["a", "changed", "changed", "d", "e", "f"], [3, 2, 1]],
        ["unchanged", ["a", "b", "c"], [0, 2, 1]],
        ["created", ["a"], [1, 0, 0], { project_id }],
      ] as const) {
        const [created_count, updated_count, unchanged_count] = counts;
        const first = { "results/0/result": result, "results/0/version_number": 1 };
        const expected = { created_count, updated_count, unchanged_count, ...first, ...fields };
        await expectValues("importResources", { body: { files: toFiles([...contents]), ...fields } }, expected);
      }
    },
    async "reads the name and the description from valid front matter"({ context, expectValues }) {
      const name = context.unique("described");
      const described = `---\nname: ${name}\ndescription: Checks names.\n---\nCheck names.`;
      for (const [content, description, version] of [
        ["---\ndescription: [\n---\n", null, 1],
        [described, "Checks names.", 2],
        ["Check names.", "Checks names.", 3],
        [`---\ndescription: ${"a".repeat(501)}\n---\n`, "a".repeat(500), 4],
        [described, "Checks names.", 2],
      ] as const) {
        const file = { resource_type: "rule", content, ...(content !== described && { name }) };
        const expected = { "results/0/name": name, "results/0/version_number": version };
        const { results } = await expectValues("importResources", { body: { files: [file] } }, expected);
        await expectValues("getResource", { path: { id: results[0].resource_id } }, { description, content });
      }
    },
  },
};
