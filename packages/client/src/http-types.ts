import type { DateParameter, paths } from "@crewkit/types";
import type { HeadersOptions, ParamsOption, QuerySerializerOptions, RequestBodyOption } from "openapi-fetch";
import type { HttpMethod, PathsWithMethod, RequiredKeysOf, SuccessResponseJSON } from "openapi-typescript-helpers";
import type { CallOptions } from "./request.ts";

export interface CrewkitHttp {
  GET: HttpCall<"get">;
  POST: HttpCall<"post">;
  PATCH: HttpCall<"patch">;
  DELETE: HttpCall<"delete">;
}

export type HttpCall<Method extends HttpMethod> = <Path extends PathsWithMethod<paths, Method>>(
  path: Path,
  ...init: HttpArguments<Path, Method>
) => Promise<HttpResult<Path, Method>>;

/** A successful response. Errors are thrown. */
export interface HttpResult<Path extends keyof paths, Method extends HttpMethod> {
  /** The whole body. */
  data: SuccessResponseJSON<OperationOf<Path, Method> & Record<string | number, unknown>>;
  response: Response;
}

export type HttpInit<Path extends keyof paths, Method extends HttpMethod> = WithDates<
  ParamsOption<OperationOf<Path, Method>>
> &
  RequestBodyOption<OperationOf<Path, Method>> &
  HttpOptions;

/** The options of the connection and of `fetch`, and openapi-fetch's serializers. */
export interface HttpOptions
  extends Omit<CallOptions, "headers">,
    Omit<RequestInit, "body" | "headers" | "method" | "redirect" | "signal" | "window"> {
  headers?: HeadersOptions | undefined;
  /** Defaults to the parameter styles of the contract. */
  querySerializer?: ((query: Record<string, unknown>) => string) | QuerySerializerOptions | undefined;
  /** Defaults to JSON. */
  bodySerializer?: ((body: unknown) => string) | undefined;
}

type OperationOf<Path extends keyof paths, Method extends HttpMethod> = paths[Path][Method & keyof paths[Path]];

// For an unknown path, TypeScript infers all paths. Accept any arguments then, so that the error is at the path.
type HttpArguments<Path extends keyof paths, Method extends HttpMethod> = [PathsWithMethod<paths, Method>] extends [
  Path,
]
  ? [init?: object]
  : RequiredKeysOf<HttpInit<Path, Method>> extends never
    ? [init?: HttpInit<Path, Method>]
    : [init: HttpInit<Path, Method>];

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
