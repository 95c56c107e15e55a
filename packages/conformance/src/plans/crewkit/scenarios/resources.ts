import { readAll } from "../../../context/read-pages.ts";
import { valueAt } from "../../../values/json.ts";
import { twoVersions } from "../resource-types.ts";
import type { CustomScenarios } from "../setup/requests.ts";

export const resourceScenarios: CustomScenarios = {
  getResourceVersion: {
    async "keeps the content of each version"({ context, callAndRead, expect }) {
      const [id = "", ...hashes] = await context.resourceIds(twoVersions);
      const contents = new Set<unknown>();
      for (const hash of hashes)
        contents.add(await callAndRead("getResourceVersion", "/data/content", { path: { id, hash } }));
      expect(contents.size === new Set(hashes).size, "Expected different contents for different hashes.");
    },
  },
  diffResourceVersions: {
    async "describes the changes between the versions"({ context, callAndRead, expect }) {
      const [id = "", from_hash = "", to_hash = ""] = await context.resourceIds(twoVersions);
      const path = { id, from_hash, to_hash };
      const diff = String(await callAndRead("diffResourceVersions", "/data/diff", { path }));
      for (const [sign, hash] of [
        ["-", from_hash],
        ["+", to_hash],
      ] as const) {
        const content = await callAndRead("getResourceVersion", "/data/content", { path: { id, hash } });
        const [lines, contentLines] = [linesOf(diff, sign), String(content).split("\n")];
        const unexpected = lines.filter((line) => !contentLines.includes(line));
        expect(unexpected.length === 0, `Expected ${sign} lines of version ${hash}, but received ${unexpected[0]}.`);
      }
    },
  },
  rollbackResource: {
    async "restores a version with its number and creates no new version"({
      context,
      call,
      callAndRead,
      expect,
      expectValue,
    }) {
      const [id = "", version_hash] = await context.resourceIds(twoVersions, true);
      const before = await readAll(context, "listResourceVersions", { path: { id } });
      await call("rollbackResource", { path: { id }, body: { version_hash } });
      const number = await callAndRead("getResource", "/data/current_version_number", { path: { id } });
      const expected = before.find((version) => version.version_hash === version_hash)?.version_number;
      expect(number === expected, `Expected version number ${expected}, but received ${number}.`);
      const { length } = await readAll(context, "listResourceVersions", { path: { id } });
      expect(length === before.length, `Expected ${before.length} versions, but received ${length}.`);
      const body = { content: "Review the documentation." };
      await expectValue(["updateResource", "/data/current_version_number", { path: { id }, body }], length + 1);
    },
  },
  updateResource: {
    async "creates no version if the content is unchanged"({ context, call, callAndRead, expect }) {
      const [id = ""] = await context.resourceIds("/resources/{id}", true);
      const content = await callAndRead("getResource", "/data/content", { path: { id } });
      await call("updateResource", { path: { id }, body: { content } });
      const { length } = await readAll(context, "listResourceVersions", { path: { id } });
      expect(length === 1, `Expected one version, but received ${length}.`);
    },
    async "restores a version with the same content"({ context, call, callAndRead, expectValue }) {
      const [id = "", hash = ""] = await context.resourceIds(twoVersions, true);
      const { body } = await call("getResourceVersion", { path: { id, hash } });
      const content = { path: { id }, body: { content: valueAt(body, "/data/content") } };
      await expectValue(["updateResource", "/data/current_version_hash", content], hash);
      const user = await callAndRead("getCurrentUser", "/user/id");
      await expectValue(["getResourceVersion", "/data/author/id", { path: { id, hash } }], user);
    },
  },
  upgradeResource: {
    async "copies the parent's version and leaves no upgrade available"({ context, callAndRead, expectValue }) {
      const [id = ""] = await context.resourceIds("/resources/{id}/versions/upgrade", true);
      const to = await callAndRead("checkResourceUpgrade", "/data/to_hash", { path: { id } });
      await expectValue(["upgradeResource", "/data/current_version_hash", { path: { id } }], to);
      await expectValue(["checkResourceUpgrade", "/data/available", { path: { id } }], false);
    },
  },
};

// The added or removed lines of a diff, without its header.
function linesOf(diff: string, sign: "-" | "+"): string[] {
  const lines = diff.split("\n").filter((line) => line.startsWith(sign) && !line.startsWith(sign.repeat(3)));
  return lines.map((line) => line.slice(1));
}
