import type { Plan } from "@crewkit/conformance";
import {
  createSpecModel,
  documentedResponse,
  listScenarios,
  listTestCases,
  runChecks,
  successOf,
} from "@crewkit/conformance/testing";
import { type Contract, listOperations, type Operation, resolve } from "@crewkit/openapi";
import { resize } from "../tools/contracts.ts";
import type { Metric } from "../tools/metrics.ts";

/** The growth of the CPU time to list all test cases and scenarios and to check one response, per operation. */
export function growthMetric(contract: Contract, plan: Plan): Metric {
  const size = listOperations(contract).length;
  // Warm up.
  cpuOf(contract, plan);
  const current = cpuOf(contract, plan) / size;
  const large = cpuOf(resize(contract, 1000), plan) / 1000;
  const name = `listing and checking, growth per operation from ${size} to 1,000 operations`;
  return { name, unit: "x", value: large / current, max: 2 };
}

function cpuOf(contract: Contract, plan: Plan): number {
  const start = process.cpuUsage();
  const spec = createSpecModel(contract, plan);
  listTestCases({ spec, seed: 1 });
  listScenarios(spec);
  // One object for all responses, as in a run, because the checks cache by this object.
  const checkContext = { ...spec, outsiderIds: new Set<string>(), closed: true, stateful: true };
  for (const operation of spec.operations) {
    const status = successOf(operation);
    const request = { operation, method: operation.method, target: operation.path, headers: {} };
    const headers = new Headers({ "Content-Type": "application/json" });
    const response = { status, headers, text: exampleOf(spec.contract, operation, status) };
    runChecks({ request, response }, { status }, checkContext);
  }
  const { user, system } = process.cpuUsage(start);
  return user + system;
}

function exampleOf(contract: Contract, operation: Operation, status: number): string {
  const { examples = {} } = documentedResponse(operation, status)?.content?.["application/json"] ?? {};
  const [example = {}] = Object.values(examples);
  return JSON.stringify(resolve(contract, example).value ?? {});
}
