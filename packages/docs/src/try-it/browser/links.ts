import { type Contract, type Operation, parsePointer, resolve } from "@crewkit/openapi";
import { parseJson } from "./json.ts";
import { readTryOperation } from "./operation.ts";
import type { ParameterValues } from "./request.ts";
import { loadState, saveState } from "./tab-state.ts";

/** An OpenAPI link with the values from a response. */
export interface ResolvedLink {
  operationId: string;
  summary: string;
  values: Record<string, unknown>;
  body: Record<string, unknown>;
}

/** Resolves the links of a response. Omits links with missing values. */
export function resolveLinks(
  contract: Contract,
  operation: Operation,
  status: number,
  exchange: Exchange,
): ResolvedLink[] {
  const links = Object.values(operation.responses[status]?.links ?? {}).map((link) => resolve(contract, link));
  return links.flatMap(({ operationId = "", parameters, requestBody }) => {
    const values = evaluateAll(parameters, exchange);
    const body = evaluateAll(requestBody, exchange);
    if (!values || !body) return [];
    const { summary } = readTryOperation(contract, operationId);
    return [{ operationId, summary, values, body }];
  });
}

// Undefined if any value is missing.
function evaluateAll(expressions: unknown, exchange: Exchange): Record<string, unknown> | undefined {
  const all = Object.entries((expressions ?? {}) as Record<string, unknown>);
  const found = all.map(([name, expression]) => [name, evaluate(expression, exchange)] as const);
  return found.every(([, value]) => value !== undefined && value !== null) ? Object.fromEntries(found) : undefined;
}

export function saveLinks(from: string, steps: ResolvedLink[]): void {
  const saved = steps.map(({ operationId, values, body }) => [operationId, { from, values, body }] as const);
  saveState("next", { ...loadState("next"), ...Object.fromEntries(saved) });
}

/** The values that runtime expressions can refer to. */
export interface Exchange {
  request: ParameterValues & { body: unknown };
  response: { body: unknown };
}

/**
 * Evaluates a runtime expression (OpenAPI 3.1, section 4.8.20.4). Returns undefined for missing values, and other values
 * unchanged.
 *
 * @example
 * evaluate("$response.body#/data/id", exchange);
 */
export function evaluate(expression: unknown, exchange: Exchange): unknown {
  const [, message, source, rest = ""] = /^\$(request|response)\.(\w+)(.*)$/.exec(String(expression)) ?? [];
  if (message === undefined || source === undefined) return expression;
  const from = (exchange[message as keyof Exchange] as unknown as Record<string, unknown>)[source];
  const keys = source === "body" ? parsePointer(rest) : [rest.slice(1)];
  return keys.reduce((value: unknown, key) => (value as Record<string, unknown> | null | undefined)?.[key], from);
}

export function createExchange(values: ParameterValues, sent: string | undefined, received: string): Exchange {
  return { request: { ...values, body: parseJson(sent ?? "null") }, response: { body: parseJson(received) } };
}
