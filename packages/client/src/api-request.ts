import { type ApiPromise, createApiPromise } from "./api-promise.ts";
import type { Connection } from "./connection.ts";
import { publicOperations } from "./generated/contract.ts";
import type { CallOptions } from "./request.ts";
import { serializeQuery } from "./url.ts";

/** A request to an endpoint that the client has no method for. */
export interface ApiRequest {
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** The path below the base URL, such as `/health`. Encode values with `encodeURIComponent`. */
  path: string;
  /** Skips undefined and null, joins arrays with commas, and formats a Date as its UTC day. */
  query?: object | undefined;
  /** Sent as JSON. */
  body?: unknown;
}

/**
 * Calls an endpoint that the client has no method for, with the tokens, rate limits, retries and errors of the connection.
 *
 * @returns the whole body, which must be a JSON object.
 * @example
 * const { data } = await request<{ data: { id: string }[] }>(connection, { method: "GET", path: "/reports" });
 */
export function request<Data = unknown>(
  connection: Connection,
  { method, path, query, body }: ApiRequest,
  options: CallOptions = {},
): ApiPromise<Data> {
  const operation = describeOperation(method, path);
  return createApiPromise(
    connection.send({
      operation,
      build() {
        const problem = !methods.split(", ").includes(method)
          ? `method must be one of ${methods}`
          : !/^(\/(?!\.|%2e)[^/\\?#{}\s]+)+$/i.test(path)
            ? 'path must be like "/a/b", encoded. Pass "?" as query'
            : method === "GET" && body !== undefined && "GET has no body. Use query";
        if (problem) throw new TypeError(problem);
        return {
          operation,
          method,
          path: path + serializeQuery(query),
          body: JSON.stringify(body) ?? null,
          returns: "whole",
          options,
        };
      },
    }),
  );
}

const methods = "GET, POST, PUT, PATCH, DELETE";

/** Replaces the variable segments of a path, because they can be secret. */
export function describeOperation(method: string, path: string): string {
  return `${method} ${`${path}`.replace(/[^/]*[^a-z/_-][^/]*/g, "{id}")}`;
}

/** @param operation the result of {@link describeOperation}. */
export function isPublicOperation(operation: string): boolean {
  return publicOperations.some((each) => each.replace(/{.*}/, "{id}") === operation);
}
