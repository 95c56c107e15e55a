import type { Plan } from "@crewkit/conformance";
import {
  createLaw,
  documentedResponse,
  judge,
  type Law,
  listCases,
  listWalks,
  successOf,
} from "@crewkit/conformance/testing";
import { type Contract, listOperations, resolve } from "@crewkit/openapi";
import { resize } from "../tools/contracts.ts";
import { type Metric, round } from "../tools/metrics.ts";

/**
 * How the suite's own work grows with the operations of a contract: to read it, to list all cases and walks, and to
 * judge one answer of each operation (its example). To send is the target's work, and grows with the cases.
 */
export function growthMetrics(contract: Contract, plan: Plan): Metric[] {
  // Stories use operations that a small contract lacks, and do not grow with a large one.
  const { stories: _, ...general } = plan;
  const number = listOperations(contract).length;
  const sizes = [10, number, 1000];
  // The first run warms up.
  timeOf(contract, general);
  const times = sizes.map((size) => timeOf(resize(contract, size), general) / size);
  const [, own = 0, large = 0] = times;
  return [
    ...sizes.map((size, index) => ({
      name: `listing and judging, each of ${size} operations`,
      value: times[index] ?? 0,
      unit: "ms",
    })),
    { name: `an operation of 1,000 to one of ${number}`, value: Number(round(large / own)), atMost: 2 },
  ];
}

function timeOf(contract: Contract, plan: Plan): number {
  const began = performance.now();
  const law = createLaw(contract, plan);
  listCases({ law, seed: 1 });
  listWalks(law);
  for (const operation of law.operations) judgeExample(law, operation);
  return performance.now() - began;
}

function judgeExample(law: Law, operation: Law["operations"][number]): void {
  const status = successOf(operation);
  const [media] = Object.values(documentedResponse(operation, status)?.content ?? {});
  const [example] = Object.values(media?.examples ?? {});
  const text = JSON.stringify(example ? resolve(law.contract, example).value : (media?.example ?? {}));
  const request = { operation, method: operation.method, target: operation.path, headers: {} };
  const headers = new Headers({ "Content-Type": "application/json" });
  const bench = { ...law, foreign: new Set<string>(), closed: true, remembers: true };
  judge({ request, answer: { status, headers, text } }, { status }, bench);
}
