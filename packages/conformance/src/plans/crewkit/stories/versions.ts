import { at } from "../../../values/json.ts";
import { readAll } from "../../../world/read-all.ts";
import { twoVersions } from "../things/resources.ts";
import type { Stories } from "./stories.ts";

/** Which version is the current one. */
export const versionStories: Stories = {
  getResourceVersion: {
    async "keeps what each version says"({ world, call, expect }) {
      const [id = "", ...hashes] = await world.thing(twoVersions);
      const contents = new Set<unknown>();
      for (const hash of hashes)
        contents.add(at((await call("getResourceVersion", { path: { id, hash } })).body, "/data/content"));
      expect(contents.size === new Set(hashes).size, "Versions with different hashes must not say the same.");
    },
  },
  diffResourceVersions: {
    async "leads from the one version to the other"({ world, call, expect }) {
      const [id = "", from_hash = "", to_hash = ""] = await world.thing(twoVersions);
      const diff = String(
        at((await call("diffResourceVersions", { path: { id, from_hash, to_hash } })).body, "/data/diff"),
      );
      for (const [sign, hash] of [
        ["-", from_hash],
        ["+", to_hash],
      ] as const) {
        const content = at((await call("getResourceVersion", { path: { id, hash } })).body, "/data/content");
        const [lines, own] = [linesOf(diff, sign), String(content).split("\n")];
        const strange = lines.filter((line) => !own.includes(line));
        expect(strange.length === 0, `What the diff marks with ${sign} must be in ${hash}, but is not: ${strange[0]}.`);
      }
    },
  },
  rollbackResource: {
    async "brings a version back under its number, and makes none"({ world, call, expect }) {
      const [id = "", version_hash] = await world.thing(twoVersions, true);
      const before = await readAll(world, "listResourceVersions", { path: { id } });
      await call("rollbackResource", { path: { id }, body: { version_hash } });
      const number = at((await call("getResource", { path: { id } })).body, "/data/current_version_number");
      const wanted = before.find((version) => version.version_hash === version_hash)?.version_number;
      expect(number === wanted, `The version must come back as number ${wanted}, but is number ${number}.`);
      const { length } = await readAll(world, "listResourceVersions", { path: { id } });
      expect(length === before.length, `${before.length} versions became ${length}.`);
    },
  },
  updateResource: {
    async "makes no version of the content that is the current one"({ world, call, expect }) {
      const [id = ""] = await world.thing("/resources/{id}", true);
      const content = at((await call("getResource", { path: { id } })).body, "/data/content");
      await call("updateResource", { path: { id }, body: { content } });
      const { length } = await readAll(world, "listResourceVersions", { path: { id } });
      expect(length === 1, `There must be one version, but there are ${length}.`);
    },
  },
  upgradeResource: {
    async "leaves nothing to upgrade"({ world, call, expect }) {
      const [id = ""] = await world.thing("/resources/{id}/versions/upgrade", true);
      await call("upgradeResource", { path: { id } });
      const { body } = await call("checkResourceUpgrade", { path: { id } });
      expect(at(body, "/data/available") === false, "After the upgrade none must be available, but one is.");
    },
  },
  deployExperiment: {
    async "makes the version of its arm the current one"({ world, call, expect }) {
      const [org_id = "", id = ""] = await world.thing("/{org_id}/experiments/{id}/deploy", true);
      const { body } = await call("deployExperiment", { path: { org_id, id }, body: { variant: "control" } });
      const path = { id: String(at(body, "/data/resource_id")) };
      const current = at((await call("getResource", { path })).body, "/data/current_version_hash");
      const wanted = at(body, "/data/control_version_hash");
      expect(current === wanted, `The current version must be the control's, ${wanted}, but is ${current}.`);
    },
  },
};

// Without the two that name the versions.
function linesOf(diff: string, sign: "-" | "+"): string[] {
  const lines = diff.split("\n").filter((line) => line.startsWith(sign) && !line.startsWith(sign.repeat(3)));
  return lines.map((line) => line.slice(1));
}
