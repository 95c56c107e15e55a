import type { Exchange } from "../http/exchange.ts";
import type { Result } from "../report/result.ts";
import { successOf } from "../spec/model.ts";
import { formatValue } from "../values/format.ts";
import type { RunOptions } from "./options.ts";

/**
 * Fails the first test whose setup failed, unless a test of the operation has already failed. Other tests with the same
 * failed setup stay skipped. Otherwise, a defect that only occurs in setups would not be reported.
 */
export function createSetupReporter({ expectedFailures = [] }: RunOptions): (result: Result) => Result {
  const reported = new Set<string>();
  const isExpected = (operationId: string) => expectedFailures.some((name) => name.startsWith(`${operationId} > 2`));
  return ({ setup, ...result }) => {
    for (const { operationId = result.operationId, exchange = result.exchange } of result.failures)
      reported.add(`${operationId} ${exchange?.response.status}`);
    if (!setup || result.outcome !== "skipped") return result;
    const { operationId } = setup.request.operation;
    const key = `${operationId} ${setup.response.status}`;
    if (reported.has(key) || isExpected(operationId)) return result;
    reported.add(key);
    const failure = { check: "setup", message: describeSetup(result, setup), operationId, exchange: setup };
    return { ...result, outcome: "failed", reason: undefined, failures: [failure], exchange: setup };
  };
}

function describeSetup({ operationId, reason }: Result, { request, response }: Exchange): string {
  const { operation } = request;
  if (response.status === successOf(operation)) return `${reason}`;
  const expected = `Expected status ${successOf(operation)} from ${operation.operationId}, which the test of ${operationId} needs`;
  const received = `received ${response.status} with ${formatValue(response.text, 300)}`;
  return `${expected}, but ${received}. Fix the API, or the request of ${operation.operationId} in the contract or the plan.`;
}
