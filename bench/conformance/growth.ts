import type { Plan } from "@crewkit/conformance";
import {
  createSpecModel,
  documentedResponse,
  listScenarios,
  listTestCases,
  runChecks,
  type SpecModel,
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
  const { scenarios: _, ...general } = plan;
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
  const spec = createSpecModel(contract, plan);
  listTestCases({ spec, seed: 1 });
  listScenarios(spec);
  for (const operation of spec.operations) checkExample(spec, operation);
  return performance.now() - began;
}

function checkExample(spec: SpecModel, operation: SpecModel["operations"][number]): void {
  const status = successOf(operation);
  const [media] = Object.values(documentedResponse(operation, status)?.content ?? {});
  const [example] = Object.values(media?.examples ?? {});
  const text = JSON.stringify(example ? resolve(spec.contract, example).value : (media?.example ?? {}));
  const request = { operation, method: operation.method, target: operation.path, headers: {} };
  const headers = new Headers({ "Content-Type": "application/json" });
  const checkContext = { ...spec, outsiderIds: new Set<string>(), closed: true, stateful: true };
  runChecks({ request, response: { status, headers, text } }, { status }, checkContext);
}
