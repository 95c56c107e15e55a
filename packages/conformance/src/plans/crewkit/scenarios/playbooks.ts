import type { RunContext } from "../../../context/context.ts";
import { readAll } from "../../../context/read-pages.ts";
import { SkipError } from "../../../context/skip.ts";
import { valueAt } from "../../../values/json.ts";
import { organizationWithPlaybooks } from "../lists.ts";
import { findInheritedConvention, listVisiblePlaybooks } from "../setup/playbooks.ts";
import { type CustomScenarios, organizationId } from "../setup/requests.ts";

export const playbookScenarios: CustomScenarios = {
  createConvention: {
    async "overrides the inherited convention until it is deleted"({ context, call, expect }) {
      const { playbook_id, id, key } = await findInheritedConvention(context);
      const path = { playbook_id };
      const effective = async () =>
        (await readAll(context, "listEffectiveConventions", { path })).filter((each) => each.key === key);
      const count = await conventionsCount(context, playbook_id);
      const body = { category: "style", key, value: "Keep methods short." };
      const created = await call("createConvention", { path, body });
      const own = String(valueAt(created.body, "/data/id"));
      const [override, ...others] = await effective();
      const isOverridden = override?.id === own && override.overrides_convention_id === id && others.length === 0;
      expect(isOverridden, `Expected listEffectiveConventions to contain ${own} as an override of ${id}.`);
      const after = await conventionsCount(context, playbook_id);
      expect(after === count + 1, `Expected conventions_count ${count + 1} after adding one, but received ${after}.`);
      await call("deleteConvention", { path: { playbook_id, id: own } });
      const ids = (await effective()).map((each) => each.id);
      expect(
        ids.join() === id,
        `Expected the inherited convention ${id} after deleting its override, but received ${ids}.`,
      );
      const last = await conventionsCount(context, playbook_id);
      expect(last === count, `Expected conventions_count ${count} after deleting one, but received ${last}.`);
    },
  },
  challengeConvention: {
    async "accepts an inherited convention and a second challenge"({ context, call }) {
      const { playbook_id, id } = await findInheritedConvention(context);
      const body = { convention_id: id, reason: "Some methods need to be longer." };
      for (let attempt = 0; attempt < 2; attempt++) await call("challengeConvention", { path: { playbook_id }, body });
    },
  },
  getPlaybooksForSync: {
    async "contains no section of a playbook that another one extends"({ context, call, callAndRead, expectValue }) {
      const { playbook_id, inheritedFrom } = await findInheritedConvention(context);
      const subscriptions = await readAll(context, "listPlaybookSubscriptions");
      const isUsable = subscriptions.some((each) => each.playbook_id === playbook_id && each.enabled);
      const isTaken = subscriptions.some((each) => each.playbook_id === inheritedFrom);
      if (!isUsable || isTaken) throw new SkipError("Needs a subscription to the organization's own playbook only.");
      const before = await callAndRead("getPlaybooksForSync", "/data/content");
      const { body } = await call("createPlaybookSubscription", { body: { playbook_id: inheritedFrom } });
      await expectValue(["getPlaybooksForSync", "/data/content"], before);
      const path = { org_id: await organizationId(context), id: String(valueAt(body, "/data/id")) };
      await call("deletePlaybookSubscription", { path });
    },
  },
  deletePlaybookSubscription: {
    async "makes the playbook available again"({ context, call, expect }) {
      const { path = {} } = await organizationWithPlaybooks(context, 1);
      const { body } = await call("listPlaybookSubscriptions", { path });
      const [id, playbook_id] = [String(valueAt(body, "/data/0/id")), valueAt(body, "/data/0/playbook_id")];
      const isAvailable = async () =>
        (await readAll(context, "listAvailablePlaybooks", { path })).some((playbook) => playbook.id === playbook_id);
      expect(!(await isAvailable()), "Expected a subscribed playbook not to be available.");
      await call("deletePlaybookSubscription", { path: { ...path, id } });
      expect(await isAvailable(), "Expected the playbook to be available after unsubscribing.");
    },
  },
  disablePlaybookSubscription: {
    async "excludes the playbook from the sync until it is enabled"({
      context,
      call,
      callAndRead,
      expect,
      expectValue,
    }) {
      const { path = {} } = await organizationWithPlaybooks(context, 1);
      const id = String(await callAndRead("listPlaybookSubscriptions", "/data/0/id", { path }));
      const expectCount = (count: number) =>
        expectValue(["getPlaybooksForSync", "/data/playbooks_count", { path }], count);
      await expectCount(1);
      await call("disablePlaybookSubscription", { path: { ...path, id } });
      await expectCount(0);
      const body = { playbook_id: await callAndRead("listPlaybookSubscriptions", "/data/0/playbook_id", { path }) };
      await call("createPlaybookSubscription", { path, body }, 422);
      const available = await readAll(context, "listAvailablePlaybooks", { path });
      const isAvailable = available.some((playbook) => playbook.id === body.playbook_id);
      expect(!isAvailable, "Expected listAvailablePlaybooks to omit a playbook with a disabled subscription.");
      await call("enablePlaybookSubscription", { path: { ...path, id } });
      await expectCount(1);
    },
  },
  listPlaybooksForStacks: {
    async "reports the state of the subscription"({ context, call, callAndRead, expect }) {
      const { path = {} } = await organizationWithPlaybooks(context, 0);
      const [playbook] = await readAll(context, "listAvailablePlaybooks", { path });
      const expectState = async (id: unknown, enabled: boolean) => {
        const query = { stacks: playbook?.stacks };
        const matches = await readAll(context, "listPlaybooksForStacks", { path, query });
        const match = matches.find((each) => valueAt(each, "/playbook/id") === playbook?.id);
        const [expected, actual] = [
          `${id}, enabled: ${enabled}`,
          `${match?.subscription_id}, enabled: ${match?.enabled}`,
        ];
        expect(actual === expected, `Expected the subscription ${expected}, but received ${actual}.`);
      };
      await expectState(null, false);
      const body = { playbook_id: playbook?.id };
      const id = String(await callAndRead("createPlaybookSubscription", "/data/id", { path, body }));
      await expectState(id, true);
      await call("disablePlaybookSubscription", { path: { ...path, id } });
      await expectState(id, false);
    },
  },
};

async function conventionsCount(context: RunContext, playbook_id: string): Promise<number> {
  const playbook = (await listVisiblePlaybooks(context)).find(({ id }) => id === playbook_id);
  return Number(playbook?.conventions_count);
}
