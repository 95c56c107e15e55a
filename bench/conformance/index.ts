import { crewkit, startMockTarget } from "@crewkit/conformance";
import { readContract } from "@crewkit/openapi/node";
import type { Suite } from "../tools/suite.ts";
import { compare } from "./comparison.ts";
import { growthMetrics } from "./growth.ts";
import { wholeRunMetrics } from "./whole-run.ts";

/** Times the suite, counts its false alarms, and compares what it finds with what other tools find. */
export const suite: Suite = async ({ quick }) => {
  const contract = readContract();
  const metrics = [...growthMetrics(contract, crewkit), ...(await wholeRunMetrics(contract, crewkit, quick ? 2 : 20))];
  const target = await startMockTarget();
  const { text, missed } = await compare(contract, crewkit, target, quick ? 10 : 1).finally(() => target.close());
  console.log([text, ...missed.map((each) => `Missed: ${each}`), ""].join("\n"));
  return [...metrics, { name: "mutants missed by the suite", value: missed.length, atMost: 0 }];
};
