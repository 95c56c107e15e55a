import type { ItemFilter } from "../../../../base/plan.ts";
import type { Item } from "../../../../base/request.ts";
import type { RunContext } from "../../../../base/run-context.ts";
import { SkipError } from "../../../../base/skip.ts";
import { formatValue, text } from "../../../../values/format.ts";
import { pick, valueAt } from "../../../../values/json.ts";
import { organizationId, requireNoStaff } from "../../common/requests.ts";
import type { CustomScenarios, TagPlan } from "../../common/tag-plan.ts";
import {
  findInheritedConvention,
  maxStacks,
  organizationWithPlaybooks,
  playbookResourceTypes,
  unsubscribedPlaybook,
} from "./setup.ts";

// The parameter is required, so read the whole list by passing all known stacks.
const byStacks: Partial<ItemFilter> = {
  async allItems(context) {
    const known = (await context.readAll("listAvailablePlaybooks")).flatMap(({ stacks }) => stacks);
    const stacks = [...new Set([...known, "rails", "typescript"])].slice(0, maxStacks(context));
    return context.readAll("listPlaybooksForStacks", { query: { stacks } });
  },
};

const scenarios: CustomScenarios = {
  getPlaybooksForSync: {
    async "contains no section of a playbook that another one extends"(steps) {
      const { context, call, callForData, expectValues } = steps;
      const { playbook_id, inheritedFrom } = await findInheritedConvention(context);
      await unsubscribedPlaybook(context);
      const subscriptions = await context.readAll("listPlaybookSubscriptions");
      const isUsable = subscriptions.some((each) => each.playbook_id === playbook_id && each.enabled);
      const isTaken = subscriptions.some((each) => each.playbook_id === inheritedFrom);
      if (!isUsable || isTaken)
        throw new SkipError(
          "Needs a subscription to only its own playbook. Pass --resource '/{}=ID' with such an organization.",
        );
      const { content } = await callForData("getPlaybooksForSync");
      const { id } = await callForData("createPlaybookSubscription", { body: { playbook_id: inheritedFrom } });
      await expectValues("getPlaybooksForSync", {}, { content });
      await call("deletePlaybookSubscription", { path: { org_id: await organizationId(context), id } });
    },
    async "contains the effective conventions of the enabled playbooks for the stacks"(steps) {
      const { context, call, expect, expectEqual, expectValues } = steps;
      const { path = {} } = await organizationWithPlaybooks(context, 0);
      const sections: { stacks: unknown[]; conventions: Item[] }[] = [];
      for (const { id, stacks } of (await context.readAll("listAvailablePlaybooks", { path })).slice(0, 2)) {
        await call("createPlaybookSubscription", { path, body: { playbook_id: id } });
        const overrides = { path: { playbook_id: String(id) } };
        const conventions = await context.readAll("listEffectiveConventions", overrides);
        sections.push({ stacks: [stacks].flat(), conventions });
      }
      const expectSections = async (query: { stacks?: unknown }, expected: typeof sections) => {
        const conventions = expected.flatMap((section) => section.conventions);
        const counts = { playbooks_count: expected.length, conventions_count: conventions.length };
        const { content } = await expectValues("getPlaybooksForSync", { path, query }, counts);
        const lines = String(content).split("\n").map(oneLine);
        const rules = conventions.map(
          ({ key, challenge_severity, value }) => `- **${key}** (${challenge_severity}): ${oneLine(value)}`,
        );
        const entries = lines.filter((line) => line.startsWith("- **"));
        expectEqual(entries, rules, "the conventions in the content");
        const details = conventions.flatMap(({ rationale, anti_patterns }) => [
          ...(rationale === null ? [] : [`- Why: ${oneLine(rationale)}`]),
          ...[anti_patterns].flat().map((each) => `- Avoid: ${oneLine(each)}`),
        ]);
        const missing = details.filter((each) => !lines.includes(each));
        expect(missing.length === 0, text`Expected the content to contain ${formatValue(missing)}.`);
      };
      await expectSections({}, sections);
      for (const { stacks } of sections) {
        const matches = sections.filter((section) => section.stacks.some((each) => stacks.includes(each)));
        await expectSections({ stacks }, matches);
      }
      await expectSections({ stacks: ["no-such-stack"] }, []);
    },
  },
  deletePlaybookSubscription: {
    async "makes the playbook available again"({ context, call, expect }) {
      const { path = {} } = await organizationWithPlaybooks(context, 1);
      const [subscription] = await context.readAll("listPlaybookSubscriptions", { path });
      const isAvailable = async () =>
        (await context.readAll("listAvailablePlaybooks", { path })).some(({ id }) => id === subscription?.playbook_id);
      expect(!(await isAvailable()), "Expected a subscribed playbook not to be available.");
      await call("deletePlaybookSubscription", { path: { ...path, id: String(subscription?.id) } });
      expect(await isAvailable(), "Expected the playbook to be available after unsubscribing.");
    },
  },
  disablePlaybookSubscription: {
    async "excludes the playbook from the sync until it is enabled"({ context, call, expect, expectValues }) {
      const { path = {} } = await organizationWithPlaybooks(context, 1);
      const [subscription] = await context.readAll("listPlaybookSubscriptions", { path });
      const id = String(subscription?.id);
      const expectCount = (playbooks_count: number) =>
        expectValues("getPlaybooksForSync", { path }, { playbooks_count });
      await expectCount(1);
      await call("disablePlaybookSubscription", { path: { ...path, id } });
      await expectCount(0);
      const body = { playbook_id: subscription?.playbook_id };
      await call("createPlaybookSubscription", { path, body }, 422);
      const available = await context.readAll("listAvailablePlaybooks", { path });
      const isAvailable = available.some((playbook) => playbook.id === body.playbook_id);
      expect(!isAvailable, "Expected listAvailablePlaybooks to omit a playbook with a disabled subscription.");
      await call("enablePlaybookSubscription", { path: { ...path, id } });
      await expectCount(1);
    },
  },
  listPlaybooksForStacks: {
    async "reports the state of the subscription"({ context, call, expectEqual, expectValues }) {
      const { path = {} } = await organizationWithPlaybooks(context, 0);
      const available = await context.readAll("listAvailablePlaybooks", { path });
      const playbook = available.find(({ stacks }) => [stacks].flat().length > 1) ?? available[0];
      const stacks = [playbook?.stacks].flat().slice(0, 2);
      const expectState = async (subscription_id: unknown, enabled: boolean) => {
        for (const [requested, matched_stacks] of [
          [["no-such-stack", ...stacks.toReversed()], stacks],
          [stacks.slice(-1), stacks.slice(-1)],
        ]) {
          const matches = await context.readAll("listPlaybooksForStacks", { path, query: { stacks: requested } });
          const match = matches.find((each) => valueAt(each, "/playbook/id") === playbook?.id);
          const expected = { matched_stacks, subscription_id, enabled };
          expectEqual(pick(match ?? {}, Object.keys(expected)), expected, "the match in listPlaybooksForStacks");
        }
      };
      await expectState(null, false);
      const { id: playbook_id, name: playbook_name, slug: playbook_slug } = playbook ?? {};
      const created = { playbook_id, playbook_name, playbook_slug };
      const { id } = await expectValues("createPlaybookSubscription", { path, body: { playbook_id } }, created);
      await expectState(id, true);
      await call("disablePlaybookSubscription", { path: { ...path, id } });
      await expectState(id, false);
    },
  },
};

export const playbooks: TagPlan = {
  lists: {
    listPlaybooksForStacks: { sameForAll: true },
    listPlaybookSubscriptions: { sameForAll: true, populatedList: (context) => organizationWithPlaybooks(context, 3) },
    listAvailablePlaybooks: { sameForAll: true, populatedList: (context) => organizationWithPlaybooks(context, 0) },
  },
  filters: { listPlaybooksForStacks: { stacks: byStacks } },
  resourceTypes: playbookResourceTypes,
  values: { unsubscribedPlaybook, platformPlaybook },
  scenarios,
};

function oneLine(text: unknown): string {
  return String(text).replaceAll(/\s+/g, " ").trim();
}

async function platformPlaybook(context: RunContext): Promise<string> {
  await requireNoStaff(context);
  const path = { org_id: await organizationId(context) };
  const playbooks = await context.readAll("listAvailablePlaybooks", { path });
  const playbook = playbooks.find(({ organization_id }) => organization_id === null);
  if (!playbook) throw new SkipError("The organization is subscribed to all of crewkit's own playbooks.");
  return String(playbook.id);
}
