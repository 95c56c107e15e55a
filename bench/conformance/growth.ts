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
import { formatNumber, type Metric } from "../tools/metrics.ts";

/** The time to read a contract, list all test cases and scenarios, and check one response per operation, by contract size. */
export function growthMetrics(contract: Contract, plan: Plan): Metric[] {
  // These parts of the plan name operations that a small contract lacks.
  const { scenarios: _, operations: _1, availability: _2, credential: _3, limits: _4, ...general } = plan;
  const number = listOperations(contract).length;
  const sizes = [10, number, 1000];
  // Warm up.
  timeOf(contract, general);
  const times = sizes.map((size) => timeOf(resize(contract, size), general) / size);
  const [, current = 0, large = 0] = times;
  return [
    ...sizes.map((size, index) => ({
      name: `listing and checking, per operation of ${size}`,
      value: times[index] ?? 0,
      unit: "ms",
    })),
    { name: `growth per operation, from ${number} to 1,000`, value: Number(formatNumber(large / current)), max: 2 },
  ];
}

function timeOf(contract: Contract, plan: Plan): number {
  const start = performance.now();
  const spec = createSpecModel(contract, plan);
  listTestCases({ spec, seed: 1 });
  listScenarios(spec);
  // One object for all responses, as in a run, because the checks cache by this object.
  const checkContext = { ...spec, outsiderIds: new Set<string>(), closed: true, stateful: true };
  for (const operation of spec.operations) checkExample(checkContext, operation);
  return performance.now() - start;
}

type CheckContext = Parameters<typeof runChecks>[2];

function checkExample(checkContext: CheckContext, operation: SpecModel["operations"][number]): void {
  const status = successOf(operation);
  const [media] = Object.values(documentedResponse(operation, status)?.content ?? {});
  const [example] = Object.values(media?.examples ?? {});
  const text = JSON.stringify(example ? resolve(checkContext.contract, example).value : (media?.example ?? {}));
  const request = { operation, method: operation.method, target: operation.path, headers: {} };
  const headers = new Headers({ "Content-Type": "application/json" });
  runChecks({ request, response: { status, headers, text } }, { status }, checkContext);
}
