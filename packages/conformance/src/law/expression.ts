import type { Came } from "../http/draft.ts";
import { at } from "../values/json.ts";

/**
 * What a runtime expression (OpenAPI 3.1, section 4.8.20.4) stands for, after a request and its answer; undefined if
 * there is nothing.
 *
 * @throws if it is no such expression.
 */
export function readExpression(expression: string, { draft, body, headers, status }: Came): unknown {
  if (expression === "$statusCode") return status;
  if (expression === "$method") return draft.operation.method.toUpperCase();
  const [, side, place, name] = /^\$(request|response)\.(header|query|path|body)(?:[.#](.*))?$/.exec(expression) ?? [];
  if (place === undefined) throw new Error(`"${expression}" is no runtime expression that the suite knows.`);
  if (place === "body") return at(side === "request" ? draft.body : body, name ?? "");
  if (place === "header")
    return side === "request" ? draft.headers[name ?? ""] : (headers.get(name ?? "") ?? undefined);
  if (side === "request") return place === "path" ? draft.path[name ?? ""] : draft.query[name ?? ""];
  throw new Error(`"${expression}" asks an answer for a ${place}, which only a request has.`);
}
