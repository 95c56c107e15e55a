import { crewkit, startMockTarget } from "@crewkit/conformance";
import { readContract } from "@crewkit/openapi/node";
import type { Suite } from "../tools/suite.ts";
import { compare } from "./comparison.ts";
import { growthMetrics } from "./growth.ts";
import { schemathesisMetrics } from "./schemathesis.ts";
import { wholeRunMetrics } from "./whole-run.ts";

export const suite: Suite = async ({ quick }) => {
  const contract = readContract();
  const metrics = [
    ...growthMetrics(contract, crewkit),
    ...(await schemathesisMetrics()),
    ...(await wholeRunMetrics(contract, crewkit, quick ? 2 : 20)),
  ];
  const target = await startMockTarget();
  const { text, survived } = await compare(contract, crewkit, target, quick ? 10 : 1).finally(() => target.close());
  console.log([text, ...survived.map((mutant) => `Survived: ${mutant}`), ""].join("\n"));
  return [...metrics, { name: "mutants that survive the suite", value: survived.length, max: 0 }];
};
