import type { DateParameter, paths } from "@crewkit/types";
import type { HeadersOptions, ParamsOption, QuerySerializerOptions, RequestBodyOption } from "openapi-fetch";
import type { HttpMethod, PathsWithMethod, RequiredKeysOf, SuccessResponseJSON } from "openapi-typescript-helpers";
import type { CallOptions } from "./request.ts";

/** The API by method and path. */
export interface CrewkitHttp {
  GET: HttpCall<"get">;
  POST: HttpCall<"post">;
  PATCH: HttpCall<"patch">;
  DELETE: HttpCall<"delete">;
}

/** A call of a path; its parameters and body are required exactly where the contract requires them. */
export type HttpCall<Method extends HttpMethod> = <Path extends PathsWithMethod<paths, Method>>(
  path: Path,
  ...init: HttpArguments<Path, Method>
) => Promise<HttpResult<Path, Method>>;

/** What a call answers: the whole body and the response. Whatever is no success is thrown as a CrewkitError. */
export interface HttpResult<Path extends keyof paths, Method extends HttpMethod> {
  data: SuccessResponseJSON<OperationOf<Path, Method> & Record<string | number, unknown>>;
  /** The response, its body read. */
  response: Response;
}

/** The parameters and the body of a call, and its options. */
export type HttpInit<Path extends keyof paths, Method extends HttpMethod> = WithDates<
  ParamsOption<OperationOf<Path, Method>>
> &
  RequestBodyOption<OperationOf<Path, Method>> &
  HttpOptions;

/**
 * What a call may say of its own: the connection's options, what `fetch` takes, and how openapi-fetch is to write it.
 * What belongs to the connection is left out: where and with what to send, what stands around it, what to read.
 */
export interface HttpOptions
  extends Omit<CallOptions, "headers">,
    Omit<RequestInit, "body" | "headers" | "method" | "redirect" | "signal" | "window"> {
  /** Further headers, in any form that `fetch` takes or as an object. */
  headers?: HeadersOptions | undefined;
  /** Writes the query, instead of as the contract has it. */
  querySerializer?: ((query: Record<string, unknown>) => string) | QuerySerializerOptions | undefined;
  /** Writes the body, instead of as JSON. */
  bodySerializer?: ((body: unknown) => string) | undefined;
}

type OperationOf<Path extends keyof paths, Method extends HttpMethod> = paths[Path][Method & keyof paths[Path]];

// Of a wrong path TypeScript makes all paths. It must complain of the path then, not of what comes after it.
type HttpArguments<Path extends keyof paths, Method extends HttpMethod> = [PathsWithMethod<paths, Method>] extends [
  Path,
]
  ? [init?: object]
  : RequiredKeysOf<HttpInit<Path, Method>> extends never
    ? [init?: HttpInit<Path, Method>]
    : [init: HttpInit<Path, Method>];

// As in the named queries.
type WithDates<Option> = {
  [Params in keyof Option]: {
    [Location in keyof Option[Params]]: Location extends "query"
      ? DatesIn<Option[Params][Location]>
      : Option[Params][Location];
  };
};
type DatesIn<Query> = {
  [Name in keyof Query]: Name extends DateParameter ? Query[Name] | Date : Query[Name];
};
