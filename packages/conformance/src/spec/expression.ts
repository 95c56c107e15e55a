import type { ParsedResponse } from "../http/draft.ts";
import { valueAt } from "../values/json.ts";

/**
 * Evaluates a runtime expression (OpenAPI 3.1, section 4.8.20.4). Undefined if there is no value.
 *
 * @throws if the expression is invalid or unsupported.
 */
export function readExpression(expression: string, { draft, body, headers, status }: ParsedResponse): unknown {
  if (expression === "$statusCode") return status;
  if (expression === "$method") return draft.operation.method.toUpperCase();
  const [, message, location, name] =
    /^\$(request|response)\.(header|query|path|body)(?:[.#](.*))?$/.exec(expression) ?? [];
  if (location === undefined) throw new Error(`Unsupported runtime expression "${expression}".`);
  if (location === "body") return valueAt(message === "request" ? draft.body : body, name ?? "");
  if (location === "header")
    return message === "request" ? draft.headers[name ?? ""] : (headers.get(name ?? "") ?? undefined);
  if (message === "request") return location === "path" ? draft.path[name ?? ""] : draft.query[name ?? ""];
  throw new Error(`Invalid runtime expression "${expression}": a response has no ${location}.`);
}
