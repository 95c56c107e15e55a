import { isDeepStrictEqual } from "node:util";
import { readAll } from "../../../context/read-pages.ts";
import { SkipError } from "../../../context/skip.ts";
import type { Item } from "../../../plan/plan.ts";
import { formatValue } from "../../../values/format.ts";
import { pick, valueAt } from "../../../values/json.ts";
import { organizationWithPlaybooks } from "../lists.ts";
import { findInheritedConvention, unsubscribedPlaybook } from "../setup/playbooks.ts";
import { type CustomScenarios, organizationId } from "../setup/requests.ts";

export const playbookScenarios: CustomScenarios = {
  getPlaybooksForSync: {
    async "contains no section of a playbook that another one extends"({ context, call, callAndRead, expectValue }) {
      const { playbook_id, inheritedFrom } = await findInheritedConvention(context);
      await unsubscribedPlaybook(context);
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
    async "contains the effective conventions of the enabled playbooks for the stacks"({
      context,
      call,
      expect,
      expectValues,
    }) {
      const { path = {} } = await organizationWithPlaybooks(context, 0);
      const sections: [playbook: Item, conventions: Item[]][] = [];
      for (const playbook of (await readAll(context, "listAvailablePlaybooks", { path })).slice(0, 2)) {
        await call("createPlaybookSubscription", { path, body: { playbook_id: playbook.id } });
        const overrides = { path: { playbook_id: String(playbook.id) } };
        sections.push([playbook, await readAll(context, "listEffectiveConventions", overrides)]);
      }
      const expectSections = async (query: { stacks?: unknown }, expected: typeof sections) => {
        const conventions = expected.flatMap(([, each]) => each);
        const counts = { playbooks_count: expected.length, conventions_count: conventions.length };
        const body = await expectValues("getPlaybooksForSync", { path, query }, counts);
        const lines = String(valueAt(body, "/data/content")).split("\n").map(oneLine);
        const entries = lines.filter((line) => line.startsWith("- **"));
        const rules = conventions.map(
          ({ key, challenge_severity, value }) => `- **${key}** (${challenge_severity}): ${oneLine(value)}`,
        );
        const details = conventions.flatMap(({ rationale, anti_patterns }) => [
          ...(rationale === null ? [] : [`- Why: ${oneLine(rationale)}`]),
          ...[anti_patterns].flat().map((each) => `- Avoid: ${oneLine(each)}`),
        ]);
        const isComplete = isDeepStrictEqual(entries, rules) && details.every((each) => lines.includes(each));
        expect(isComplete, `Expected the conventions ${formatValue(rules)}, but received ${formatValue(entries)}.`);
      };
      await expectSections({}, sections);
      for (const section of sections) {
        const stacks = section[0].stacks;
        const isMatch = ([playbook]: (typeof sections)[number]) =>
          [playbook.stacks].flat().some((each) => [stacks].flat().includes(each));
        await expectSections({ stacks }, sections.filter(isMatch));
      }
      await expectSections({ stacks: ["no-such-stack"] }, []);
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
    async "reports the state of the subscription"({ context, call, expect, expectValues }) {
      const { path = {} } = await organizationWithPlaybooks(context, 0);
      const available = await readAll(context, "listAvailablePlaybooks", { path });
      const playbook = available.find(({ stacks }) => [stacks].flat().length > 1) ?? available[0];
      const stacks = [playbook?.stacks].flat().slice(0, 2);
      const expectState = async (subscription_id: unknown, enabled: boolean) => {
        for (const [requested, matched_stacks] of [
          [["no-such-stack", ...stacks.toReversed()], stacks],
          [stacks.slice(-1), stacks.slice(-1)],
        ]) {
          const query = { stacks: requested };
          const matches = await readAll(context, "listPlaybooksForStacks", { path, query });
          const match = matches.find((each) => valueAt(each, "/playbook/id") === playbook?.id);
          const expected = { matched_stacks, subscription_id, enabled };
          const actual = match && pick(match, Object.keys(expected));
          const message = `Expected the match ${formatValue(expected)}, but received ${formatValue(actual)}.`;
          expect(isDeepStrictEqual(actual, expected), message);
        }
      };
      await expectState(null, false);
      const { id: playbook_id, name: playbook_name, slug: playbook_slug } = playbook ?? {};
      const created = { playbook_id, playbook_name, playbook_slug };
      const body = await expectValues("createPlaybookSubscription", { path, body: { playbook_id } }, created);
      const id = String(valueAt(body, "/data/id"));
      await expectState(id, true);
      await call("disablePlaybookSubscription", { path: { ...path, id } });
      await expectState(id, false);
    },
  },
};

function oneLine(text: unknown): string {
  return String(text).replaceAll(/\s+/g, " ").trim();
}
