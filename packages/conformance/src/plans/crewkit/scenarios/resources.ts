import { readAll } from "../../../context/read-pages.ts";
import { valueAt } from "../../../values/json.ts";
import { organizationWithPlaybooks } from "../lists.ts";
import { twoVersions } from "../resource-types.ts";
import type { CustomScenarios } from "./types.ts";

/** Which version is the current one, and what a subscription does to the file that clients write. */
export const resourceScenarios: CustomScenarios = {
  getResourceVersion: {
    async "keeps what each version says"({ context, callAndRead, expect }) {
      const [id = "", ...hashes] = await context.resourceIds(twoVersions);
      const contents = new Set<unknown>();
      for (const hash of hashes)
        contents.add(await callAndRead("getResourceVersion", "/data/content", { path: { id, hash } }));
      expect(contents.size === new Set(hashes).size, "Versions with different hashes must not say the same.");
    },
  },
  diffResourceVersions: {
    async "leads from the one version to the other"({ context, callAndRead, expect }) {
      const [id = "", from_hash = "", to_hash = ""] = await context.resourceIds(twoVersions);
      const diff = String(
        await callAndRead("diffResourceVersions", "/data/diff", { path: { id, from_hash, to_hash } }),
      );
      for (const [sign, hash] of [
        ["-", from_hash],
        ["+", to_hash],
      ] as const) {
        const content = await callAndRead("getResourceVersion", "/data/content", { path: { id, hash } });
        const [lines, own] = [linesOf(diff, sign), String(content).split("\n")];
        const unexpected = lines.filter((line) => !own.includes(line));
        expect(
          unexpected.length === 0,
          `What the diff marks with ${sign} must be in ${hash}, but is not: ${unexpected[0]}.`,
        );
      }
    },
  },
  rollbackResource: {
    async "brings a version back under its number, and makes none"({ context, call, callAndRead, expect }) {
      const [id = "", version_hash] = await context.resourceIds(twoVersions, true);
      const before = await readAll(context, "listResourceVersions", { path: { id } });
      await call("rollbackResource", { path: { id }, body: { version_hash } });
      const number = await callAndRead("getResource", "/data/current_version_number", { path: { id } });
      const expected = before.find((version) => version.version_hash === version_hash)?.version_number;
      expect(number === expected, `The version must come back as number ${expected}, but is number ${number}.`);
      const { length } = await readAll(context, "listResourceVersions", { path: { id } });
      expect(length === before.length, `${before.length} versions became ${length}.`);
    },
  },
  updateResource: {
    async "makes no version of the content that is the current one"({ context, call, callAndRead, expect }) {
      const [id = ""] = await context.resourceIds("/resources/{id}", true);
      const content = await callAndRead("getResource", "/data/content", { path: { id } });
      await call("updateResource", { path: { id }, body: { content } });
      const { length } = await readAll(context, "listResourceVersions", { path: { id } });
      expect(length === 1, `There must be one version, but there are ${length}.`);
    },
  },
  upgradeResource: {
    async "leaves nothing to upgrade"({ context, call, callAndRead, expect }) {
      const [id = ""] = await context.resourceIds("/resources/{id}/versions/upgrade", true);
      await call("upgradeResource", { path: { id } });
      const available = await callAndRead("checkResourceUpgrade", "/data/available", { path: { id } });
      expect(available === false, "After the upgrade none must be available, but one is.");
    },
  },
  deployExperiment: {
    async "makes the version of its arm the current one"({ context, call, callAndRead, expect }) {
      const [org_id = "", id = ""] = await context.resourceIds("/{org_id}/experiments/{id}/deploy", true);
      const { body } = await call("deployExperiment", { path: { org_id, id }, body: { variant: "control" } });
      const path = { id: String(valueAt(body, "/data/resource_id")) };
      const current = await callAndRead("getResource", "/data/current_version_hash", { path });
      const expected = valueAt(body, "/data/control_version_hash");
      expect(current === expected, `The current version must be the control's, ${expected}, but is ${current}.`);
    },
  },
  deletePlaybookSubscription: {
    async "makes the playbook available again"({ context, call, expect }) {
      const { path = {} } = await organizationWithPlaybooks(context, 1);
      const { body } = await call("listPlaybookSubscriptions", { path });
      const [id, playbook_id] = [String(valueAt(body, "/data/0/id")), valueAt(body, "/data/0/playbook_id")];
      const isAvailable = async () =>
        (await readAll(context, "listAvailablePlaybooks", { path })).some((playbook) => playbook.id === playbook_id);
      expect(!(await isAvailable()), "What the organization is subscribed to must not be available.");
      await call("deletePlaybookSubscription", { path: { ...path, id } });
      expect(await isAvailable(), "After the end of the subscription the playbook must be available, but is not.");
    },
  },
  disablePlaybookSubscription: {
    async "takes the playbook out of the sync, until it is enabled"({ context, call, callAndRead, expect }) {
      const { path = {} } = await organizationWithPlaybooks(context, 1);
      const id = String(await callAndRead("listPlaybookSubscriptions", "/data/0/id", { path }));
      const count = async (expected: number, when: string) => {
        const actual = await callAndRead("getPlaybooksForSync", "/data/playbooks_count", { path });
        expect(actual === expected, `${when} the sync must have ${expected} playbooks, but has ${actual}.`);
      };
      await count(1, "With a subscription");
      await call("disablePlaybookSubscription", { path: { ...path, id } });
      await count(0, "With a disabled one");
      await call("enablePlaybookSubscription", { path: { ...path, id } });
      await count(1, "When it is enabled again");
    },
  },
};

// Without the two that name the versions.
function linesOf(diff: string, sign: "-" | "+"): string[] {
  const lines = diff.split("\n").filter((line) => line.startsWith(sign) && !line.startsWith(sign.repeat(3)));
  return lines.map((line) => line.slice(1));
}
