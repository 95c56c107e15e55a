import { createMock } from "@crewkit/mock";
import { expect, test } from "vitest";
import { suite } from "../../../mutants/suite.ts";
import { runConformance } from "../../run/run.ts";
import { select } from "../../run/suite.ts";
import { mockTarget } from "./common/mock.ts";

test.each<[string, string[], boolean]>([
  ["a read-only run without tokens", [], false],
  ["a read-only run with only the owner's token", ["owner"], false],
  ["a run with writes and only the owner's token", ["owner"], true],
])("%s reports no failures, and a sample has the scenarios of the plan that can run", async (_, actors, writes) => {
  const { resources: _resources, ...mock } = mockTarget(createMock());
  const tokens = Object.fromEntries(Object.entries(mock.tokens).filter(([actor]) => actors.includes(actor)));
  const capabilities = { advanceClock: async (seconds: number) => mock.capabilities.advanceClock?.(seconds) };
  const { contract, plan } = suite.spec;
  const options = { contract, plan, target: { ...mock, tokens, writes, capabilities } };
  const { results } = await runConformance(options);
  expect(results.filter(({ outcome }) => outcome === "failed")).toEqual([]);
  const sample = new Set(select(suite.tasks, { ...options, sample: Infinity }).chosen.map(({ name }) => name));
  // Playbooks are part of the target's data.
  const custom = results.filter(({ kind, reason = "" }) => kind === "custom" && !reason.includes("playbook"));
  const namesOf = (some: typeof custom) => some.map(({ name }) => name);
  expect(namesOf(custom.filter(({ name }) => sample.has(name)))).toEqual(
    namesOf(custom.filter(({ outcome }) => outcome === "passed")),
  );
});
