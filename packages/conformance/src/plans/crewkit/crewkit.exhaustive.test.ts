import { createMock } from "@crewkit/mock";
import { expect, test } from "vitest";
import { suite } from "../../../mutants/suite.ts";
import { runConformance } from "../../run/run.ts";
import { mockTarget } from "./common/mock.ts";

test.each([
  ["a read-only run without tokens", [], false],
  ["a read-only run with only the owner's token", ["owner"], false],
  ["a run with writes and only the owner's token", ["owner"], true],
])("%s reports no failures", async (_, actors: string[], writes) => {
  const { resources: _resources, ...mock } = mockTarget(createMock());
  const tokens = Object.fromEntries(Object.entries(mock.tokens).filter(([actor]) => actors.includes(actor)));
  const capabilities = { advanceClock: async (seconds: number) => mock.capabilities.advanceClock?.(seconds) };
  const { contract, plan } = suite.spec;
  const { results } = await runConformance({ contract, plan, target: { ...mock, tokens, writes, capabilities } });
  expect(results.filter(({ outcome }) => outcome === "failed")).toEqual([]);
});
