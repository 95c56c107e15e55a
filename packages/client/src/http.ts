import type { paths } from "@crewkit/types";
import createClient, { type Client, type ClientOptions } from "openapi-fetch";
import { describeOperation, isPublicOperation } from "./api-request.ts";
import { serializeBody } from "./body.ts";
import { isCallOption } from "./check-options.ts";
import type { Connection } from "./connection.ts";
import { type Crewkit, connectionOf } from "./crewkit.ts";
import type { CrewkitError } from "./errors.ts";
import { startCall } from "./operation.ts";
import type { CallOptions, FetchOptions } from "./request.ts";
import { checkSegment, serializeQuery } from "./url.ts";

/** The options of openapi-fetch that do not belong to the client. */
export type HttpOptions = Omit<ClientOptions, (typeof unsupportedOptions)[number]>;

const unsupportedOptions = ["baseUrl", "fetch", "pathSerializer", "Request", "requestInitExt"] as const;

/**
 * Returns a client of [openapi-fetch](https://openapi-ts.dev/openapi-fetch/) that sends its requests like a client of
 * `createCrewkit`, with its token, rate limits and retries. Requires `npm install openapi-fetch`.
 *
 * Error responses are returned. A call rejects with a {@link CrewkitError} if there is no response, if a token refresh
 * fails, for a redirect, and for a missing or malformed path parameter. It rejects with a TypeError if the query or body
 * has a value that would be lost, such as `NaN` or a Map. Bodies must be text. The options of a call include
 * {@link CallOptions}.
 *
 * @throws {TypeError} if an option belongs to the client, such as `baseUrl`.
 * @example
 * const http = createHttp(createCrewkit());
 * const { data, error } = await http.GET("/{org_id}/projects", { params: { path: { org_id }, query: { per_page: 50 } } });
 */
export function createHttp(crewkit: Crewkit, options: HttpOptions = {}): Client<paths> {
  const connection = connectionOf(crewkit);
  const unsupported = unsupportedOptions.find((name) => name in options);
  if (unsupported) throw new TypeError(`Unsupported option ${unsupported}. Pass its equivalent to createCrewkit`);
  return createClient<paths>({
    querySerializer: serializeQuery,
    bodySerializer: serializeBody,
    ...options,
    baseUrl: connection.baseUrl,
    pathSerializer: fillValidParameters,
    fetch: (request) => send(connection, request),
  });
}

const decoder = /* @__PURE__ */ new TextDecoder("utf-8", { fatal: true });

/** @throws {TypeError} for the bytes of a file, which text would change. */
function decodeText(bytes: ArrayBuffer): string {
  try {
    return decoder.decode(bytes);
  } catch {
    throw new TypeError("The body must be text. Encode the bytes of a file, for example with base64");
  }
}

/** Leaves a placeholder for each invalid value. A value such as `..` would change the path. */
function fillValidParameters(template: string, values: Record<string, unknown>): string {
  return template.replace(/{(\w+)}/g, (placeholder, name: string) => {
    try {
      return checkSegment(name, `${values[name] ?? ""}`);
    } catch {
      return placeholder;
    }
  });
}

async function send(connection: Connection, request: Request): Promise<Response> {
  const { method, url, signal } = request;
  const base = new URL(connection.baseUrl);
  const { pathname, search } = new URL(url);
  const path = pathname.slice(base.pathname.length);
  const operation = describeOperation(method, path);
  const bytes = await request.arrayBuffer();
  const { options, fetchOptions } = readInit(request, base);
  const build = () => {
    const [, missing] = /%7B(\w+)%7D/i.exec(path) ?? [];
    if (missing) throw new TypeError(`params.path.${missing} is missing or malformed`);
    if (!url.startsWith(`${base}/`)) throw new TypeError(`The URL must start with ${base}/. Do not set baseUrl`);
    return {
      operation,
      method,
      path: path + search,
      body: decodeText(bytes) || null,
      returns: "text",
      isPublic: isPublicOperation(operation),
      options: { ...options, fetchOptions, signal, headers: request.headers },
    };
  };
  try {
    const { data, response } = await startCall(connection, operation, build);
    return copyResponse(response, `${data}`);
  } catch (cause) {
    const { code, response, body = "" } = cause as CrewkitError;
    if (code === "auth" || !response || isRedirect(response)) throw cause;
    return copyResponse(response, body);
  }
}

function copyResponse(response: Response, text: string): Response {
  const copy = new Response(response.body && text, response);
  return Object.defineProperty(copy, "url", { value: response.url });
}

/** Reads the options of the call, and the options of `fetch` that differ from the defaults. openapi-fetch adds both to the Request. */
function readInit(request: Request, base: URL): { options: CallOptions; fetchOptions: FetchOptions } {
  const defaults = new Request(base);
  const standard = standardOptions.filter((name) => request[name] !== defaults[name]);
  const added = Object.entries(request);
  return {
    options: Object.fromEntries(added.filter(([name]) => isCallOption(name))),
    fetchOptions: Object.fromEntries([
      ...added.filter(([name]) => !isCallOption(name)),
      ...standard.map((name) => [name, request[name]]),
    ]),
  };
}

const standardOptions = [
  "cache",
  "credentials",
  "integrity",
  "keepalive",
  "mode",
  "referrer",
  "referrerPolicy",
] as const;

// In browsers, the status of a redirect is 0.
function isRedirect({ status }: Response): boolean {
  return [0, 301, 302, 303, 307, 308].includes(status);
}
