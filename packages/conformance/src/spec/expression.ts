import type { ParsedResponse } from "../base/request.ts";
import { valueAt } from "../values/json.ts";

/**
 * Evaluates the runtime expression of an id (OpenAPI 3.1, section 4.8.20.4). Undefined if there is no value.
 *
 * @throws if the expression is invalid or unsupported.
 */
export function readExpression(expression: string, { draft, body, headers }: ParsedResponse): unknown {
  const [, source, name = ""] = /^\$(\w+\.\w+)[.#](.+)$/.exec(expression) ?? [];
  if (source === "request.path") return draft.path[name];
  if (source === "response.body") return valueAt(body, name);
  if (source === "response.header") return headers.get(name) ?? undefined;
  throw new Error(`Unsupported runtime expression "${expression}".`);
}
