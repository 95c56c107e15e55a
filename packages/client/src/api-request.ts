import { type ApiPromise, createApiPromise } from "./api-promise.ts";
import type { Connection } from "./connection.ts";
import { publicOperations } from "./generated/contract.ts";
import { startCall } from "./operation.ts";
import type { CallOptions } from "./request.ts";
import { serializeQuery } from "./url.ts";

/** A request to an endpoint that the client has no method for. */
export type ApiRequest = {
  /**
   * The path below the base URL, such as `/health`. Must start with a slash, and must not contain `..` or a query. Encode
   * values with `encodeURIComponent`.
   */
  path: string;
  /**
   * Skips undefined and null, joins arrays with commas, and formats a Date as its UTC day. An object, a Map or
   * URLSearchParams.
   */
  query?: object | undefined;
} & (
  | { method: "GET"; body?: undefined }
  | {
      method: "POST" | "PUT" | "PATCH" | "DELETE";
      /** Sent as JSON. */
      body?: unknown;
    }
);

/**
 * Calls an endpoint that the client has no method for, with the tokens, rate limits, retries and errors of the connection.
 *
 * @returns the whole body, which must be a JSON object. For an empty body, `{ message: "" }`.
 * @example
 * const { data } = await request<{ data: { id: string }[] }>(connection, { method: "GET", path: "/reports" });
 */
export function request<Data = unknown>(
  connection: Connection,
  { method, path, query, body }: ApiRequest,
  options: CallOptions = {},
): ApiPromise<Data> {
  const operation = describeOperation(method, path);
  const build = () => {
    checkPath(path, connection.baseUrl);
    return {
      operation,
      method,
      path: path + serializeQuery(query),
      body: JSON.stringify(body) ?? null,
      returns: "message",
      options,
    };
  };
  return createApiPromise(startCall(connection, operation, build));
}

/** @throws {TypeError} if the path could leave the base path, which URL would normalize, or has a query. */
function checkPath(path: string, baseUrl: string): void {
  const isValid = typeof path === "string" && new URL(path, baseUrl).pathname === path;
  if (!isValid)
    throw new TypeError("path must start with a slash, and must not contain .., a query or unencoded characters");
}

/** Replaces the segments that are not lowercase words, because they can be secret. */
export function describeOperation(method: string, path: string): string {
  const segments = String(path).split("/");
  return `${method} ${segments.map((segment) => (/^[a-z_-]*$/.test(segment) ? segment : "{id}")).join("/")}`;
}

/** @param operation the result of {@link describeOperation}. */
export function isPublicOperation(operation: string): boolean {
  return publicOperations.some((each) => each.replace(/{.*}/, "{id}") === operation);
}
