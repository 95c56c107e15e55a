import type { paths } from "@crewkit/types";
import createClient, { type FetchResponse, type MaybeOptionalInit } from "openapi-fetch";
import type { HttpMethod, PathsWithMethod, RequiredKeysOf } from "openapi-typescript-helpers";
import type { Crewkit } from "./crewkit.ts";
import { CrewkitError } from "./errors/CrewkitError.ts";
import { requirePathParameters } from "./path-parameters.ts";

/** The API by method and path. */
export interface CrewkitHttp {
  GET: Call<"get">;
  POST: Call<"post">;
  PATCH: Call<"patch">;
  DELETE: Call<"delete">;
}

/** A call of a path; its parameters and body are required exactly where the contract requires them. */
export type Call<Method extends HttpMethod> = <Path extends PathsWithMethod<paths, Method>>(
  path: Path,
  ...init: RequiredKeysOf<Init<Path, Method>> extends never ? [Init<Path, Method>?] : [Init<Path, Method>]
) => Promise<Success<Path, Method>>;

/** The parameters and the body of a call, and what `fetch` takes beside them, such as `signal`. */
export type Init<Path extends keyof paths, Method extends HttpMethod> = Omit<
  MaybeOptionalInit<paths[Path], Method & keyof paths[Path]>,
  "parseAs" | "fetch" | "baseUrl" | "middleware"
>;

/** What a call answers: the typed body and the response. Whatever is no success is thrown as a CrewkitError. */
export type Success<Path extends keyof paths, Method extends HttpMethod> = paths[Path] extends {
  [key in Method]: infer Operation extends Record<string | number, unknown>;
}
  ? Extract<FetchResponse<Operation, object, `${string}/${string}`>, { error?: never }>
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
  const client = createClient<paths>({
    baseUrl: crewkit.baseUrl,
    fetch: (request) => crewkit.fetch(request),
    // As the contract has its lists in a query: `stacks=rails,react`.
    querySerializer: { array: { style: "form", explode: false } },
  });
  const send = client.request as (method: HttpMethod, path: string, init: object) => Promise<TextAnswer>;
  const call = (method: HttpMethod) => async (path: string, init?: UntypedInit) => {
    requirePathParameters(path, init?.params?.path);
    // As text: a broken body would come out of openapi-fetch as a bare SyntaxError.
    const { data, response } = await send(method, path, { ...init, parseAs: "text" });
    return { data: parse(data, method, response), response };
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

interface TextAnswer {
  data: string | undefined;
  response: Response;
}

function parse(text = "", method: HttpMethod, { status, url, headers }: Response): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const reason = `Not an answer of the crewkit API: broken JSON, "${text.slice(0, 80)}"`;
    throw new CrewkitError(reason, { status, method: method.toUpperCase(), url, headers, cause });
  }
}
