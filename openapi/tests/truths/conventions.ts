import { type Convention, effective, own, type Playbook } from "../models/playbooks.ts";
import { page, the, type World } from "../world.ts";

/** What the lists of conventions are, in Acme's playbook for Rails. */
export const truths = {
  "listConventions.200.firstPage": (world: World) => page(own(world, acmeRails(world))),
  "listConventions.200.platform": (world: World) => page(own(world, the<Playbook>(world, "playbooks", "rails"))),
  "listEffectiveConventions.200.firstPage": (world: World) => page(effective(world, acmeRails(world))),
  "importConventions.200.imported": (world: World, example: (name: string) => unknown) => {
    const { markdown } = example("importConventions.request.handbook") as { markdown: string };
    const lines = markdown.split("\n");
    const at = (key: string) => ({ line: lines.findIndex((line) => line.includes(`**${key}**`)) + 1, key });
    const { id, key } = the<Convention>(world, "conventions", "acme_jobs");
    const created = { ...at(key), result: "created", convention_id: id, reason: null, message: null };
    const message = "The playbook already has a convention with this key";
    const skipped = { ...at("use-minitest"), result: "skipped", convention_id: null, reason: "key_taken", message };
    return {
      data: { playbook_id: acmeRails(world).id, created_count: 1, skipped_count: 1, results: [created, skipped] },
    };
  },
};

function acmeRails(world: World): Playbook {
  return the<Playbook>(world, "playbooks", "acme_rails");
}
