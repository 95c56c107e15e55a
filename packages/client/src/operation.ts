import { type ApiPromise, createApiPromise } from "./api-promise.ts";
import type { ApiResponse } from "./api-response.ts";
import { serializeBody } from "./body.ts";
import { toCrewkitError } from "./errors.ts";
import { createPages, type Pages } from "./pages.ts";
import type { CallOptions, PreparedRequest } from "./request.ts";
import { fillPath, serializeQuery } from "./url.ts";

/** An operation of the API. */
export interface Operation {
  /** The operationId. */
  id: string;
  /** Defaults to `GET`. */
  method?: string;
  /** A template such as `/{org_id}/sessions/{id}`. */
  path: string;
  /** What methods take after the path parameters. */
  input?: "query" | "body";
  /** The part of the response body to return. Defaults to `data`. */
  returns?: "data" | "data or null" | "user" | "message" | "object" | "data and meta";
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

/** Sends prepared requests. */
export interface Sender {
  /** @throws {CrewkitError} */
  send(request: PreparedRequest): Promise<ApiResponse>;
}

/**
 * Builds a request, and sends it.
 *
 * @throws {CrewkitError}
 */
export function startCall(sender: Sender, operation: string, build: () => PreparedRequest): Promise<ApiResponse> {
  try {
    return sender.send(build());
  } catch (cause) {
    return Promise.reject(toCrewkitError(cause, { operation }, "invalid_request"));
  }
}

export function callOperation<Data, Success extends number>(
  sender: Sender,
  operation: Operation,
  args: OperationArguments,
): ApiPromise<Data, Success> {
  return createApiPromise(startCall(sender, operation.id, () => prepareRequest(operation, args)));
}

export function callList<Item>(sender: Sender, operation: Operation, args: ListArguments): Pages<Item> {
  const { query } = args;
  const sendPage = (page = query?.page) => {
    const pageArgs = { ...args, query: { ...query, page } };
    return startCall(sender, operation.id, () => prepareRequest(operation, pageArgs));
  };
  return createPages(operation.id, sendPage, Number(query?.page ?? 1));
}

/** @throws {TypeError} if a path parameter is missing or invalid. */
function prepareRequest(
  { id, method = "GET", path, returns = "data", isPublic }: Operation,
  { params = [], query, body, options }: OperationArguments,
): PreparedRequest {
  return {
    operation: id,
    method,
    path: fillPath(path, params) + serializeQuery(query),
    query,
    body: serializeBody(body),
    returns,
    isPublic,
    options: options ?? {},
  };
}
