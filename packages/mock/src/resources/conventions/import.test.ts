import { resolve } from "@crewkit/openapi";
import contract from "@crewkit/openapi/openapi.json" with { type: "json" };
import { expect, test } from "vitest";
import { useTestApi } from "../../testing/api.ts";
import { skipReasons } from "./convention-import.ts";

const acmeRails = "0a6aa06b-80f6-4736-9f1d-c7595f07812b";

const api = useTestApi();

const importText = (...lines: string[]) => api.call("importConventions", { body: { markdown: lines.join("\n") } });

test("restores the same conventions and sync file from an exported file", async () => {
  const tricky = {
    value: "(info): a **bold**: `- **x**: y`\u2028z",
    anti_patterns: ["Why: not\u2028or", "- Avoid: #"],
  };
  await api.call("createConvention", { body: { category: "style", key: "nasty", ...tricky } });
  const before = (await api.call("getPlaybooksForSync")).body.data;
  for (const { id } of api.state.store.conventions.in(acmeRails)) await api.call("deleteConvention", { path: { id } });
  const { body } = await api.call("importConventions", { body: { markdown: before.content } });
  expect(body.data).toMatchObject({ created_count: before.conventions_count, skipped_count: 0 });
  expect((await api.call("getPlaybooksForSync")).body.data).toEqual(before);
});

const long = "x".repeat(2001);

test.each([
  ["category_unknown", `# Testing things\n- **Bad Key** (loud): ${long}`],
  ["key_invalid", "# TESTING #\n- **Bad Key** (loud): Bad."],
  ["key_taken", "# Testing\n- **use-minitest** (loud): Taken."],
  ["severity_unknown", "# Testing\n- **loud** (loud):"],
  ["too_long", `# Testing\n- **why**: Short.\n  - Why: ${long}`],
  ["too_long", `# Testing\n- **avoid**: Short.\n  - Avoid: ${"x".repeat(501)}`],
])("skips an invalid entry with the first reason that applies: %s", async (reason, markdown) => {
  const { data } = (await api.call("importConventions", { body: { markdown } })).body;
  expect(data.results).toMatchObject([{ result: "skipped", reason }]);
});

test("skips entries beyond 200 conventions", async () => {
  const entries = Array.from({ length: 199 }, (_, index) => `- **rule-${index}**: Do it.`);
  const { body } = await importText("# Style", ...entries);
  expect(body.data).toMatchObject({ created_count: 197, skipped_count: 2 });
  expect(body.data.results.at(-1)).toMatchObject({ line: 200, key: "rule-198", reason: "playbook_full" });
  expect(api.state.store.playbooks.get(acmeRails)?.conventions_count).toBe(200);
});

test("keeps the playbook unchanged if nothing is created, and truncates long keys", async () => {
  const before = api.state.store.playbooks.get(acmeRails);
  const { body } = await importText("# Style", `- **${"😀".repeat(300)}**: Do it.`);
  expect(body.data.results[0].key).toBe("😀".repeat(200));
  expect(api.state.store.playbooks.get(acmeRails)).toBe(before);
});

test("checks the skip reasons in the order of the contract's enum", () => {
  const schema = resolve(contract, { $ref: "#/components/schemas/ConventionSkipReason" });
  expect(schema).toMatchObject({ "x-extensible-enum": skipReasons });
});
