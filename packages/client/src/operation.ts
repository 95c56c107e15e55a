import { type ApiPromise, createApiPromise } from "./api-promise.ts";
import { createPages, type Pages } from "./pages.ts";
import type { CallOptions, PreparedRequest } from "./request.ts";
import { type Connection, startCall } from "./transport.ts";
import { fillPath, serializeQuery } from "./url.ts";

/** An operation of the API. */
export interface Operation {
  /** The operationId. */
  id: string;
  method: string;
  /** A template such as `/{org_id}/sessions/{id}`. */
  path: string;
  /** What methods take after the path parameters. */
  input?: "query" | "body";
  /** The part of the response body to return. Defaults to `data`. */
  returns?: "data" | "user" | "message" | "object" | "data and meta";
  /** `true` if the operation does not require a token. */
  isPublic?: boolean;
}

/** The arguments of an operation. */
export interface OperationArguments {
  /** The path parameters, in the order of the path. */
  params?: readonly string[];
  query?: object | undefined;
  /** Sent as JSON. */
  body?: object | undefined;
  options?: CallOptions | undefined;
}

interface ListArguments extends OperationArguments {
  query?: { page?: number | undefined } | undefined;
}

export function callOperation<Data, Success extends number, Failure extends number>(
  connection: Connection,
  operation: Operation,
  args: OperationArguments,
): ApiPromise<Data, Success, Failure> {
  return createApiPromise(startCall(connection, operation.id, () => prepareRequest(operation, args)));
}

export function callList<Item, Failure extends number>(
  connection: Connection,
  operation: Operation,
  args: ListArguments,
): Pages<Item, Failure> {
  const { query, options } = args;
  const sendPage = (page = query?.page, signal = options?.signal) => {
    const pageArgs = { ...args, query: { ...query, page }, options: { ...options, signal } };
    return startCall(connection, operation.id, () => prepareRequest(operation, pageArgs));
  };
  return createPages(sendPage, Number(query?.page ?? 1), options?.signal);
}

/** @throws {TypeError} if a path parameter is missing or invalid. */
function prepareRequest(
  { id, method, path, returns = "data", isPublic }: Operation,
  { params = [], query, body, options }: OperationArguments,
): PreparedRequest {
  return {
    operation: id,
    method,
    path: fillPath(path, params) + serializeQuery(query),
    query,
    body: JSON.stringify(body) ?? null,
    returns,
    isPublic,
    options: options ?? {},
  };
}
