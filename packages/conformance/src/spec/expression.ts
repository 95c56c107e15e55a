import type { ParsedResponse } from "../http/draft.ts";
import { valueAt } from "../values/json.ts";

/**
 * What a runtime expression (OpenAPI 3.1, section 4.8.20.4) stands for, after a request and its answer; undefined if
 * there is nothing.
 *
 * @throws if it is no such expression.
 */
export function readExpression(expression: string, { draft, body, headers, status }: ParsedResponse): unknown {
  if (expression === "$statusCode") return status;
  if (expression === "$method") return draft.operation.method.toUpperCase();
  const [, message, location, name] =
    /^\$(request|response)\.(header|query|path|body)(?:[.#](.*))?$/.exec(expression) ?? [];
  if (location === undefined) throw new Error(`"${expression}" is no runtime expression that the suite knows.`);
  if (location === "body") return valueAt(message === "request" ? draft.body : body, name ?? "");
  if (location === "header")
    return message === "request" ? draft.headers[name ?? ""] : (headers.get(name ?? "") ?? undefined);
  if (message === "request") return location === "path" ? draft.path[name ?? ""] : draft.query[name ?? ""];
  throw new Error(`"${expression}" asks an answer for a ${location}, which only a request has.`);
}
