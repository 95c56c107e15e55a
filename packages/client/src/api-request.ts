import { type ApiPromise, createApiPromise } from "./api-promise.ts";
import { serializeBody } from "./body.ts";
import { apiRequestOptions, checkOptions } from "./check-options.ts";
import type { Connection } from "./connection.ts";
import { orgGroups, rootGroups } from "./generated/operations.ts";
import { type Operation, startCall } from "./operation.ts";
import type { CallOptions } from "./request.ts";
import { serializeQuery } from "./url.ts";

/** A request to an endpoint that the client has no method for. */
export type ApiRequest = {
  /**
   * The path below the base URL, such as `/health`. Must start with a slash, and must not contain `..` or `#`. Can contain a
   * query. Encode values with `encodeURIComponent`.
   */
  path: string;
  /**
   * Skips undefined and null, joins arrays with commas, and formats a Date as its UTC day. An object, a Map or
   * URLSearchParams.
   */
  query?: object | null | undefined;
} & (
  | {
      /** Defaults to `GET`. */
      method?: "GET" | undefined;
      body?: null | undefined;
    }
  | {
      method: "POST" | "PUT" | "PATCH" | "DELETE";
      /** Sent as JSON. Must not contain what JSON cannot represent, such as a FormData, a Map or `NaN`. */
      body?: object | null | undefined;
    }
);

/**
 * Calls an endpoint that the client has no method for, with the tokens, rate limits, retries and errors of the connection.
 *
 * @returns the whole body, which must be a JSON object. For an empty body, `{ message: "" }`.
 * @example
 * const { data } = await request<{ data: { id: string }[] }>(connection, { path: "/reports" });
 */
export function request<Data = unknown>(
  connection: Connection,
  apiRequest: ApiRequest,
  options: CallOptions = {},
): ApiPromise<Data> {
  const { method = "GET", path, query, body } = apiRequest;
  const operation = describeOperation(method, path);
  const build = () => {
    checkOptions(apiRequest, apiRequestOptions);
    checkPath(path, connection.baseUrl);
    if (method === "GET" && body) throw new TypeError("A GET has no body. Pass query, or another method");
    const search = serializeQuery(query);
    return {
      operation,
      method,
      path: path + (path.includes("?") ? search.replace("?", "&") : search),
      body: serializeBody(body),
      returns: "message",
      options,
    };
  };
  return createApiPromise(startCall(connection, operation, build));
}

/** @throws {TypeError} if the path could leave the base path, or is a URL that the platform would change. */
function checkPath(path: string, baseUrl: string): void {
  const { pathname, search } = new URL(path, baseUrl);
  if (pathname + search !== path)
    throw new TypeError("path must start with a slash, and must not contain .., # or unencoded characters");
}

/** Replaces the segments that are not lowercase words, because they can be secret. */
export function describeOperation(method: string, path: string): string {
  const segments = String(path).replace(/\?.*/s, "").split("/");
  return `${method} ${segments.map((segment) => (/^[a-z_-]*$/.test(segment) ? segment : "{id}")).join("/")}`;
}

/** @param operation the result of {@link describeOperation}. */
export function isPublicOperation(operation: string): boolean {
  const operations = [rootGroups, orgGroups].flatMap<object>(Object.values).flatMap<Operation>(Object.values);
  return operations.some(
    ({ isPublic, method = "GET", path }) => isPublic && describeOperation(method, path) === operation,
  );
}
