import type { ConventionSkipReason, KnownValues } from "@crewkit/types";
import type { Item } from "../../../../base/request.ts";
import { text } from "../../../../values/format.ts";
import { isObject, pick, valueAt } from "../../../../values/json.ts";
import { numberAt } from "../../common/contract.ts";
import type { CrewkitSteps, CustomScenarios, TagPlan } from "../../common/tag-plan.ts";
import { createdConventions, findInheritedConvention, readOwnPlaybook } from "../playbooks/setup.ts";

const scenarios: CustomScenarios = {
  createConvention: {
    async "overrides the inherited convention while the keys are equal"(steps) {
      const { context, call, callForData } = steps;
      const { playbook_id, id: inherited, key } = await findInheritedConvention(context);
      const { conventions_count: count } = await readOwnPlaybook(context);
      const body = { category: "style", key, value: "Keep methods short." };
      const { id } = await callForData("createConvention", { path: { playbook_id }, body });
      const own = { id, origin: "own", overrides_convention_id: inherited };
      await expectEffective(steps, playbook_id, key, own);
      await expectCount(steps, Number(count) + 1);
      const challenge = { convention_id: inherited, reason: "Some methods need to be longer." };
      await call("challengeConvention", { path: { playbook_id }, body: challenge }, 422);
      const path = { playbook_id, id };
      const newKey = context.unique("renamed");
      await call("updateConvention", { path, body: { key: newKey } });
      await expectEffective(steps, playbook_id, newKey, { ...own, overrides_convention_id: null });
      await call("updateConvention", { path, body: { key } });
      await expectEffective(steps, playbook_id, key, own);
      await call("deleteConvention", { path });
      const original = { id: inherited, origin: "inherited", overrides_convention_id: null };
      await expectEffective(steps, playbook_id, key, original);
      await expectCount(steps, Number(count));
    },
  },
  updateConvention: {
    async "changes updated_at, also of the playbook, only if a value changes"(steps) {
      const { context, callForData, expect, expectEqual } = steps;
      const { id, playbook_id } = await callForData("createConvention");
      const timesAfter = async (value: string) => {
        const { updated_at } = await callForData("updateConvention", { path: { playbook_id, id }, body: { value } });
        return [updated_at, (await readOwnPlaybook(context)).updated_at];
      };
      const before = await timesAfter("Keep methods short.");
      await context.clock.advance(2);
      expectEqual(await timesAfter("Keep methods short."), before, "updated_at of the convention and the playbook");
      const changed = await timesAfter("Keep tests short.");
      const isLater = changed.every((time, index) => time !== before[index]);
      expect(isLater, text`Expected a later updated_at for a new value than ${before}, but received ${changed}.`);
    },
  },
  challengeConvention: {
    async "accepts an inherited convention and a second challenge"({ context, callAndRead, expectValues }) {
      const { playbook_id, id } = await findInheritedConvention(context);
      const body = { convention_id: id, reason: "Some methods need to be longer." };
      const user = await callAndRead("getCurrentUser", "/user/id");
      const expected = { status: "open", convention_id: id, playbook_id, "challenged_by/id": user } as const;
      for (let attempt = 0; attempt < 2; attempt++)
        await expectValues("challengeConvention", { path: { playbook_id }, body }, expected);
    },
  },
  extractConvention: {
    async "drafts a valid convention in the requested category"({ context, callAndRead, expect, expectValues }) {
      await expectValues("extractConvention", { body: { text: "Nice, thank you!" } }, { "/data": null });
      const text = "Please don't sleep in tests. Move the clock with `travel_to`, so that the suite stays fast.";
      for (const category of ["testing", "performance"] as const) {
        const draft = await callAndRead("extractConvention", "/data", { body: { text, category } });
        if (!isObject(draft)) return expect(false, "Expected a draft for the contract's example of a comment.");
        await expectValues("createConvention", { body: { ...draft, key: context.unique("draft") } }, { category });
      }
    },
  },
  importConventions: {
    async "creates the valid entries and explains why it skips the others"(steps) {
      const { context, expectValues } = steps;
      const [playbook_id = ""] = await context.resourceIds("/playbooks/{playbook_id}");
      const { conventions_count: count } = await readOwnPlaybook(context);
      const key = context.unique("imported");
      const tooLong = numberAt(context.contract, "/schemas/ConventionCreate/properties/value/maxLength") + 1;
      const lines: [text: string, reason?: KnownValues<ConventionSkipReason> | null][] = [
        [`- **${key}**: Below no heading.`, "category_unknown"],
        ["## Team rules"],
        ["- **Not Valid**: Below an unknown heading.", "category_unknown"],
        ["### Testing"],
        [`- **${key}** (error): Write tests.`, null],
        ["  - Why: They find faults."],
        ["  - Avoid: Tests that sleep"],
        ["  - Avoid: Random data"],
        [`- **${key}**: The same key.`, "key_taken"],
        ["- **Not Valid** (fatal): The key has capital letters.", "key_invalid"],
        [`- **${key}-a** (fatal): The severity is unknown.`, "severity_unknown"],
        [`- **${key}-b**:`, "value_blank"],
        [`- **${key}-c**: ${"a".repeat(tooLong)}`, "too_long"],
        [`* **${key}-d**: Other lists are ignored.`],
        ["# style"],
        [`- **${key}-short**: Keep methods short.`, null],
      ];
      const request = { path: { playbook_id }, body: { markdown: lines.map(([text]) => text).join("\n") } };
      const entries = lines.flatMap(([, reason], index) => (reason === undefined ? [] : [[index + 1, reason]]));
      const results = entries.flatMap(([line, reason], index) => [
        [`results/${index}/line`, line],
        [`results/${index}/reason`, reason],
      ]);
      const counts = { created_count: 2, skipped_count: 7 };
      const skipped = { "results/1/key": "Not Valid", "results/1/result": "skipped" } as const;
      const expected = { ...counts, ...skipped, ...Object.fromEntries(results) };
      const imported = await expectValues("importConventions", request, expected);
      await expectCount(steps, Number(count) + 2);
      const texts = { value: "Write tests.", rationale: "They find faults." };
      const lists = { anti_patterns: ["Tests that sleep", "Random data"], challenge_severity: "error" };
      const id = imported.results?.[2]?.convention_id;
      await expectEffective(steps, playbook_id, key, { id, category: "testing", ...texts, ...lists });
      const defaults = { rationale: null, anti_patterns: [], challenge_severity: "warning" };
      await expectEffective(steps, playbook_id, `${key}-short`, { category: "style", ...defaults });
      const taken = { "results/2/reason": "key_taken", "results/2/convention_id": null } as const;
      await expectValues("importConventions", request, { created_count: 0, skipped_count: 9, ...taken });
    },
    async "overrides an inherited convention"(steps) {
      const { context, call, callAndRead } = steps;
      const { playbook_id, id: overrides_convention_id, key } = await findInheritedConvention(context);
      const request = { path: { playbook_id }, body: { markdown: `# Style\n- **${key}**: Keep methods short.` } };
      const id = String(await callAndRead("importConventions", "/data/results/0/convention_id", request));
      await expectEffective(steps, playbook_id, key, { id, overrides_convention_id });
      await call("deleteConvention", { path: { playbook_id, id } });
    },
  },
};

export const conventions: TagPlan = {
  lists: {
    listConventions: { sameForAll: true },
    listEffectiveConventions: { sameForAll: true },
  },
  values: {
    tooManyConventions: ({ contract }) => {
      const length = numberAt(contract, "/schemas/Playbook/properties/conventions_count/maximum") + 1;
      return Array.from({ length }, (_, index) => `- **key-${index}**: Keep methods short.`).join("\n");
    },
    inheritedConvention: findInheritedConvention,
  },
  scenarios,
  onSuccess: {
    createConvention: (body, context) => createdConventions(context).add(valueAt(body, "/data/id")),
    importConventions(body, context) {
      for (const result of [valueAt(body, "/data/results")].flat())
        createdConventions(context).add(valueAt(result, "/convention_id"));
    },
  },
};

async function expectCount({ context, expectEqual }: CrewkitSteps, expected: number) {
  const { conventions_count } = await readOwnPlaybook(context);
  expectEqual(conventions_count, expected, "conventions_count of the playbook");
}

// Expects a single effective convention with the key, and with the values.
async function expectEffective(steps: CrewkitSteps, playbook_id: string, key: unknown, values: Item): Promise<void> {
  const effective = await steps.context.readAll("listEffectiveConventions", { path: { playbook_id } });
  const matches = effective.filter((each) => each.key === key).map((each) => pick(each, Object.keys(values)));
  steps.expectEqual(matches, [values], text`the conventions ${key} in listEffectiveConventions`);
}
