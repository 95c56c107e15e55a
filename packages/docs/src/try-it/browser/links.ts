import { type Contract, type Operation, resolve } from "@crewkit/openapi";
import { type Exchange, evaluate } from "./exchange.ts";
import { readTryOperation } from "./operation.ts";
import { keep, recall } from "./tab.ts";

/** An operation that can be called next, by an OpenAPI link of the answer. */
export interface Step {
  operationId: string;
  summary: string;
  /** What the answer gives for its parameters. */
  values: Record<string, string>;
  /** What it gives for its body. */
  body: Record<string, unknown>;
}

/** What can be called after an answer, with what the answer gives for it: a link that asks for more is none. */
export function stepsAfter(contract: Contract, operation: Operation, status: number, exchange: Exchange): Step[] {
  const links = Object.values(operation.responses[status]?.links ?? {}).map((link) => resolve(contract, link));
  return links.flatMap(({ operationId = "", parameters, requestBody }) => {
    const values = evaluateAll(parameters, exchange);
    const body = evaluateAll(requestBody, exchange);
    if (!values || !body) return [];
    const texts = Object.entries(values).map(([name, value]) => [name, String(value)]);
    const { summary } = readTryOperation(contract, operationId);
    return [{ operationId, summary, values: Object.fromEntries(texts), body }];
  });
}

// Undefined where one of them stands for nothing.
function evaluateAll(expressions: unknown, exchange: Exchange): Record<string, unknown> | undefined {
  const all = Object.entries((expressions ?? {}) as Record<string, unknown>);
  const found = all.map(([name, expression]) => [name, evaluate(expression, exchange)] as const);
  return found.every(([, value]) => value !== undefined && value !== null) ? Object.fromEntries(found) : undefined;
}

/** Keeps what an answer gives for the pages of the next operations. */
export function keepSteps(from: string, steps: Step[]): void {
  const told = steps.map(({ operationId, values, body }) => [operationId, { from, values, body }] as const);
  keep("next", { ...recall("next"), ...Object.fromEntries(told) });
}
