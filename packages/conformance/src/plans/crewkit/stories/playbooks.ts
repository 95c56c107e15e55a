import { at } from "../../../values/json.ts";
import { readAll } from "../../../world/read-all.ts";
import { organizationWithPlaybooks } from "../world/list-items.ts";
import type { Stories } from "./stories.ts";

/** What a subscription does to the file that clients write. */
export const playbookStories: Stories = {
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
    async "takes the playbook out of the sync, until it is enabled"({ world, call, expect }) {
      const { path = {} } = await organizationWithPlaybooks(world, 1);
      const id = String(at((await call("listPlaybookSubscriptions", { path })).body, "/data/0/id"));
      const count = async (wanted: number, when: string) => {
        const came = at((await call("getPlaybooksForSync", { path })).body, "/data/playbooks_count");
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
