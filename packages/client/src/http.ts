import type { paths } from "@crewkit/types";
import createClient, { type FetchResponse, type MaybeOptionalInit } from "openapi-fetch";
import type { HttpMethod, PathsWithMethod, RequiredKeysOf } from "openapi-typescript-helpers";
import type { Crewkit } from "./crewkit.ts";
import { requirePathParameters } from "./path-parameters.ts";

/** The API by method and path. */
export interface CrewkitHttp {
  GET: Call<"get">;
  POST: Call<"post">;
  PATCH: Call<"patch">;
  DELETE: Call<"delete">;
}

/** A call of a path; its parameters and body are required exactly where the contract requires them. */
export type Call<Method extends HttpMethod> = <
  Path extends PathsWithMethod<paths, Method>,
  Init extends MaybeOptionalInit<paths[Path], Method>,
>(
  path: Path,
  ...init: RequiredKeysOf<Init> extends never ? [Init?] : [Init]
) => Promise<Success<paths[Path], Method, Init>>;

/** What a call answers: the typed body and the response. Whatever is no success is thrown as a CrewkitError. */
export type Success<PathItem, Method extends HttpMethod, Init> = PathItem extends {
  [key in Method]: infer Operation extends Record<string | number, unknown>;
}
  ? Extract<FetchResponse<Operation, Init, `${string}/${string}`>, { error?: never }>
  : never;

/**
 * Makes typed HTTP calls over a connection, with openapi-fetch.
 *
 * @example
 * const http = createHttp(createCrewkit());
 * const { data } = await http.GET("/{org_id}/projects", { params: { path: { org_id }, query: { per_page: 50 } } });
 * for (const project of data.data) console.log(project.name);
 */
export function createHttp(crewkit: Crewkit): CrewkitHttp {
  const client = createClient<paths>({ baseUrl: crewkit.baseUrl, fetch: (request) => crewkit.fetch(request) });
  const send = client.request as (method: HttpMethod, path: string, init?: UntypedInit) => Promise<unknown>;
  const call = (method: HttpMethod) => async (path: string, init?: UntypedInit) => {
    requirePathParameters(path, init?.params?.path);
    return send(method, path, init);
  };
  return {
    GET: call("get"),
    POST: call("post"),
    PATCH: call("patch"),
    DELETE: call("delete"),
  } as unknown as CrewkitHttp;
}

interface UntypedInit {
  params?: { path?: Record<string, unknown> };
}
