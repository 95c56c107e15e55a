import type { RunContext } from "../../../../base/run-context.ts";
import { withId } from "../../common/requests.ts";
import type { CustomScenarios, TagPlan } from "../../common/tag-plan.ts";
import { createVersions, findResource, publishNewResource, twoVersions } from "../resources/setup.ts";

const scenarios: CustomScenarios = {
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
  upgradeResource: {
    async "restores the version with the parent's content until a rollback"(steps) {
      const { context, call, callForData, expectValues } = steps;
      const [id = ""] = await context.resourceIds("/resources/{id}/versions/upgrade", true);
      const path = { id };
      const { parent_id, parent_version_hash: from_hash } = await callForData("getResource", { path });
      const parent = { path: { id: String(parent_id) } };
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
      const path = { id: String(parent_id) };
      const [, first] = await context.readAll("listResourceVersions", { path });
      await call("rollbackResource", { path, body: { version_hash: first?.version_hash } });
      await expectValues("checkResourceUpgrade", { path: { id } }, { available: false });
    },
  },
};

export const versions: TagPlan = {
  lists: {
    listResourceVersions: {
      sameForAll: true,
      addItem: (context, { path }) =>
        context.call("updateResource", { path, body: { content: `Review ${context.unique("version")}.` } }),
    },
  },
  resourceTypes: {
    "/resources/{}/versions/{}": {
      // The first version has the same content, and so the same hash, in all resources.
      async create(context) {
        const [id = "", , to = ""] = await createTwoVersions(context);
        return [id, to];
      },
      find: async (context) => (await findTwoVersions(context)).slice(0, 2),
    },
    "/resources/{}/diff/{}/{}": { create: createTwoVersions, find: findTwoVersions },
    "/resources/{}/versions/rollback": { create: async (context) => (await createTwoVersions(context)).slice(0, 1) },
    "/resources/{}/versions/upgrade": { create: withId(createOutdatedFork) },
    "/resources/{}/versions/upgrade_available": { create: withId(createOutdatedFork), find: withId(findResource) },
  },
  scenarios,
  needs: [[/^(upgrade|rollback)Resource > methods/, { writes: true }]],
};

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
