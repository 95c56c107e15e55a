import type { RunContext } from "../../../context/context.ts";
import { readAll } from "../../../context/read-pages.ts";
import { valueAt } from "../../../values/json.ts";
import { expectValue } from "../setup/expect-value.ts";
import { findInheritedConvention, listVisiblePlaybooks } from "../setup/playbooks.ts";
import type { CustomScenarios } from "./types.ts";

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
    async "contains the conventions of an extended playbook only once"(steps) {
      const { context } = steps;
      const subscriptions = await readAll(context, "listPlaybookSubscriptions");
      const enabled = subscriptions.filter((each) => each.enabled).map(({ playbook_id }) => String(playbook_id));
      const lists = await Promise.all(
        enabled.map((playbook_id) => readAll(context, "listEffectiveConventions", { path: { playbook_id } })),
      );
      const extended = lists
        .flat()
        .filter(({ origin }) => origin === "inherited")
        .map((each) => each.playbook_id);
      const expected = lists.filter((_, index) => !extended.includes(enabled[index])).flat().length;
      await expectValue(steps, ["getPlaybooksForSync", "/data/conventions_count"], expected);
    },
  },
};

async function conventionsCount(context: RunContext, playbook_id: string): Promise<number> {
  const playbook = (await listVisiblePlaybooks(context)).find(({ id }) => id === playbook_id);
  return Number(playbook?.conventions_count);
}
