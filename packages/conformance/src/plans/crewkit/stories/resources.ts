import { at } from "../../../values/json.ts";
import { readAll } from "../../../world/read-all.ts";
import { organizationWithPlaybooks } from "../lists.ts";
import { twoVersions } from "../things.ts";
import type { Stories } from "./stories.ts";

/** Which version is the current one, and what a subscription does to the file that clients write. */
export const resourceStories: Stories = {
  getResourceVersion: {
    async "keeps what each version says"({ world, read, expect }) {
      const [id = "", ...hashes] = await world.thing(twoVersions);
      const contents = new Set<unknown>();
      for (const hash of hashes)
        contents.add(await read("getResourceVersion", "/data/content", { path: { id, hash } }));
      expect(contents.size === new Set(hashes).size, "Versions with different hashes must not say the same.");
    },
  },
  diffResourceVersions: {
    async "leads from the one version to the other"({ world, read, expect }) {
      const [id = "", from_hash = "", to_hash = ""] = await world.thing(twoVersions);
      const diff = String(await read("diffResourceVersions", "/data/diff", { path: { id, from_hash, to_hash } }));
      for (const [sign, hash] of [
        ["-", from_hash],
        ["+", to_hash],
      ] as const) {
        const content = await read("getResourceVersion", "/data/content", { path: { id, hash } });
        const [lines, own] = [linesOf(diff, sign), String(content).split("\n")];
        const strange = lines.filter((line) => !own.includes(line));
        expect(strange.length === 0, `What the diff marks with ${sign} must be in ${hash}, but is not: ${strange[0]}.`);
      }
    },
  },
  rollbackResource: {
    async "brings a version back under its number, and makes none"({ world, call, read, expect }) {
      const [id = "", version_hash] = await world.thing(twoVersions, true);
      const before = await readAll(world, "listResourceVersions", { path: { id } });
      await call("rollbackResource", { path: { id }, body: { version_hash } });
      const number = await read("getResource", "/data/current_version_number", { path: { id } });
      const wanted = before.find((version) => version.version_hash === version_hash)?.version_number;
      expect(number === wanted, `The version must come back as number ${wanted}, but is number ${number}.`);
      const { length } = await readAll(world, "listResourceVersions", { path: { id } });
      expect(length === before.length, `${before.length} versions became ${length}.`);
    },
  },
  updateResource: {
    async "makes no version of the content that is the current one"({ world, call, read, expect }) {
      const [id = ""] = await world.thing("/resources/{id}", true);
      const content = await read("getResource", "/data/content", { path: { id } });
      await call("updateResource", { path: { id }, body: { content } });
      const { length } = await readAll(world, "listResourceVersions", { path: { id } });
      expect(length === 1, `There must be one version, but there are ${length}.`);
    },
  },
  upgradeResource: {
    async "leaves nothing to upgrade"({ world, call, read, expect }) {
      const [id = ""] = await world.thing("/resources/{id}/versions/upgrade", true);
      await call("upgradeResource", { path: { id } });
      const available = await read("checkResourceUpgrade", "/data/available", { path: { id } });
      expect(available === false, "After the upgrade none must be available, but one is.");
    },
  },
  deployExperiment: {
    async "makes the version of its arm the current one"({ world, call, read, expect }) {
      const [org_id = "", id = ""] = await world.thing("/{org_id}/experiments/{id}/deploy", true);
      const { body } = await call("deployExperiment", { path: { org_id, id }, body: { variant: "control" } });
      const path = { id: String(at(body, "/data/resource_id")) };
      const current = await read("getResource", "/data/current_version_hash", { path });
      const wanted = at(body, "/data/control_version_hash");
      expect(current === wanted, `The current version must be the control's, ${wanted}, but is ${current}.`);
    },
  },
  deletePlaybookSubscription: {
    async "makes the playbook available again"({ world, call, expect }) {
      const { path = {} } = await organizationWithPlaybooks(world, 1);
      const { body } = await call("listPlaybookSubscriptions", { path });
      const [id, playbook_id] = [String(at(body, "/data/0/id")), at(body, "/data/0/playbook_id")];
      const isAvailable = async () =>
        (await readAll(world, "listAvailablePlaybooks", { path })).some((playbook) => playbook.id === playbook_id);
      expect(!(await isAvailable()), "What the organization is subscribed to must not be available.");
      await call("deletePlaybookSubscription", { path: { ...path, id } });
      expect(await isAvailable(), "After the end of the subscription the playbook must be available, but is not.");
    },
  },
  disablePlaybookSubscription: {
    async "takes the playbook out of the sync, until it is enabled"({ world, call, read, expect }) {
      const { path = {} } = await organizationWithPlaybooks(world, 1);
      const id = String(await read("listPlaybookSubscriptions", "/data/0/id", { path }));
      const count = async (wanted: number, when: string) => {
        const came = await read("getPlaybooksForSync", "/data/playbooks_count", { path });
        expect(came === wanted, `${when} the sync must have ${wanted} playbooks, but has ${came}.`);
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
