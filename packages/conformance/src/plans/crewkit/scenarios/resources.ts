import { twoVersions } from "../resource-types.ts";
import { type CustomScenarios, sessionWith } from "../setup/requests.ts";
import { createVersions, endNewSession, publishNew } from "../setup/resources.ts";

export const resourceScenarios: CustomScenarios = {
  getResourceVersion: {
    async "keeps the content and the author of each version"({ context, callAndRead, expectValues }) {
      const contents = ["First.", "Second.", "Third."];
      const [id, ...hashes] = await createVersions(context, contents);
      const user = await callAndRead("getCurrentUser", "/user/id");
      for (const [index, content] of contents.entries()) {
        const path = { id, hash: hashes[index] ?? "" };
        const change_summary = index === 0 ? null : `Write ${content}`;
        const expected = { version_number: index + 1, content, change_summary, "author/id": user };
        await expectValues("getResourceVersion", { path }, expected);
      }
    },
  },
  diffResourceVersions: {
    async "returns a unified diff with three lines of context"({ context, expectValues }) {
      const contents = ["1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\nfifth\n6\n7\n8\n9\n"];
      const [id, first = "", second = ""] = await createVersions(context, contents);
      const hashes = { 1: first, 2: second };
      for (const [from_version_number, to_version_number, added_lines, removed_lines, diff] of [
        [1, 2, 2, 1, "@@ -2,7 +2,8 @@\n 2\n 3\n 4\n-5\n+five\n+fifth\n 6\n 7\n 8\n"],
        [2, 1, 1, 2, "@@ -2,8 +2,7 @@\n 2\n 3\n 4\n-five\n-fifth\n+5\n 6\n 7\n 8\n"],
        [1, 1, 0, 0, ""],
      ] as const) {
        const header = diff && `--- version ${from_version_number}\n+++ version ${to_version_number}\n`;
        const expected = { from_version_number, to_version_number, added_lines, removed_lines, diff: header + diff };
        const path = { id, from_hash: hashes[from_version_number], to_hash: hashes[to_version_number] };
        await expectValues("diffResourceVersions", { path }, expected);
      }
    },
  },
  rollbackResource: {
    async "restores a version with its number and creates no new version"({ context, call, expectValues }) {
      const [id = "", version_hash] = await context.resourceIds(twoVersions, true);
      const path = { id };
      const before = await context.readAll("listResourceVersions", { path });
      const restored = before.find((version) => version.version_hash === version_hash);
      await call("rollbackResource", { path, body: { version_hash } });
      await expectValues("getResource", { path }, { current_version_number: restored?.version_number });
      await expectValues("listResourceVersions", { path }, { "/meta/total_count": before.length });
      const body = { content: "Review the documentation." };
      await expectValues("updateResource", { path, body }, { current_version_number: before.length + 1 });
    },
  },
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
  upgradeResource: {
    async "restores the version with the parent's content until a rollback"(steps) {
      const { context, call, callForData, expectValues } = steps;
      const [id = ""] = await context.resourceIds("/resources/{id}/versions/upgrade", true);
      const path = { id };
      const { parent_id, parent_version_hash: from_hash } = await callForData("getResource", { path });
      const parent = { path: { id: parent_id } };
      const { content: newest, current_version_hash: to_hash } = await callForData("getResource", parent);
      for (const content of [newest, "Own."]) await call("updateResource", { path, body: { content } });
      const numbers = { from_version_number: 1, to_version_number: 2 };
      const available = { available: true, parent_id, from_hash, to_hash, ...numbers };
      await expectValues("checkResourceUpgrade", { path }, available);
      const none = Object.fromEntries(Object.keys(available).map((name) => [name, null]));
      await expectValues("checkResourceUpgrade", parent, { ...none, available: false });
      await expectValues("upgradeResource", { path }, { current_version_number: 2, parent_version_hash: to_hash });
      const [own] = await context.readAll("listResourceVersions", { path });
      await call("rollbackResource", { path, body: { version_hash: own?.version_hash } });
      await expectValues("getResource", { path }, { content: "Own.", current_version_number: 3 });
      await call("upgradeResource", { path }, 422);
    },
  },
  checkResourceUpgrade: {
    async "ignores a rollback of the parent"({ context, call, callForData, expectValues }) {
      const [id = ""] = await context.resourceIds("/resources/{id}/versions/upgrade_available", true);
      await call("upgradeResource", { path: { id } });
      const { parent_id } = await callForData("checkResourceUpgrade", { path: { id } });
      const [, first] = await context.readAll("listResourceVersions", { path: { id: parent_id } });
      await call("rollbackResource", { path: { id: parent_id }, body: { version_hash: first?.version_hash } });
      await expectValues("checkResourceUpgrade", { path: { id } }, { available: false });
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
      // Sessions without turns are abandoned.
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
};
