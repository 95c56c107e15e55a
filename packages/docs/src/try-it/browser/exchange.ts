import { parsePointer } from "@crewkit/openapi";
import type { Value } from "./request.ts";

/** What a link's expression may speak of: a request's parameters by place and name, and the answer's body. */
export interface Exchange {
  request: Record<"path" | "query" | "header", Record<string, string>> & { body: unknown };
  response: { body: unknown };
}

/**
 * What an expression of a link stands for (OpenAPI 3.1, section 4.8.20.4); undefined where that is not there. A text that
 * is no expression stands for itself.
 *
 * @example
 * evaluate("$response.body#/data/id", exchange);
 */
export function evaluate(expression: unknown, exchange: Exchange): unknown {
  const [, side, place, rest = ""] = /^\$(request|response)\.(\w+)(.*)$/.exec(String(expression)) ?? [];
  if (side === undefined || place === undefined) return expression;
  const from = (exchange[side as keyof Exchange] as unknown as Record<string, unknown>)[place];
  const keys = place === "body" ? parsePointer(rest) : [rest.slice(1)];
  return keys.reduce((value: unknown, key) => (value as Record<string, unknown> | null | undefined)?.[key], from);
}

/** A request and its answer, as the expressions of links speak of them. */
export function exchangeOf(values: Value[], sent: string | undefined, received: string): Exchange {
  const at = (place: Value["place"]) =>
    Object.fromEntries(values.filter((value) => value.place === place).map(({ name, text }) => [name, text]));
  return {
    request: { path: at("path"), query: at("query"), header: at("header"), body: parse(sent) },
    response: { body: parse(received) },
  };
}

function parse(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "null");
  } catch {
    return undefined;
  }
}
