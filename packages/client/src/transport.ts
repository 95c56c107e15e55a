import type { ApiResponse } from "./api-response.ts";
import { toCrewkitError } from "./errors.ts";
import { basePath, productionUrl } from "./generated/contract.ts";
import type { CrewkitRequest, Fetch, Middleware, Next, PreparedRequest } from "./request.ts";

/** Sends the requests of a client. */
export interface Connection {
  /** Without a trailing slash. */
  readonly baseUrl: string;
  /** Adds a middleware, which wraps the previously added ones. */
  use(middleware: Middleware): void;
}

/** A connection with its internal method. */
export interface InternalConnection extends Connection {
  /** @throws {CrewkitError} */
  send(request: PreparedRequest): Promise<ApiResponse>;
}

export interface Transport extends Connection {
  /** Sent with every request. Names are lowercase. */
  readonly headers?: Record<string, string>;
  /** Sends a request through all middleware. */
  fetch(request: CrewkitRequest): Promise<Response>;
}

/** @throws {TypeError} if the base URL is invalid. */
export function createTransport(baseUrl: string | undefined, customFetch: Fetch | undefined): Transport {
  let next: Next = (request) => (customFetch ?? fetch)(request.url, request);
  return {
    baseUrl: resolveBaseUrl(baseUrl ?? readEnv("CREWKIT_API_URL")),
    use(middleware) {
      const inner = next;
      next = (request) => middleware(request, inner);
    },
    fetch: (request) => next(request),
  };
}

/**
 * Builds a request, and sends it over a connection.
 *
 * @throws {CrewkitError}
 */
export function startCall(
  connection: Connection,
  operation: string,
  build: () => PreparedRequest,
): Promise<ApiResponse> {
  try {
    return (connection as InternalConnection).send(build());
  } catch (cause) {
    return Promise.reject(toCrewkitError(cause, { operation }));
  }
}

/**
 * Adds the API's base path to an origin. Returns a full base URL unchanged, without trailing slashes.
 *
 * @throws {TypeError} if it is not an http or https URL, or has a query, a fragment or credentials.
 * @example
 * resolveBaseUrl("https://crewkit.example.com/"); // "https://crewkit.example.com/api/v1"
 */
export function resolveBaseUrl(baseUrl: string = productionUrl): string {
  const url = baseUrl.replace(/\/+$/, "");
  // Do not quote the URL, because it may contain a password.
  if (!/^https?:\/\/(?!\/)[^?#@\s]+$/i.test(url) || !URL.canParse(url))
    throw new TypeError("CREWKIT_API_URL or baseUrl is missing or malformed");
  return url.split("/")[3] ? url : url + basePath;
}

/** Returns undefined for an empty variable, in browsers, and in Deno without `--allow-env`. */
export function readEnv(name: string): string | undefined {
  const { process } = globalThis as unknown as { process: { env: Record<string, string | undefined> } };
  try {
    return process.env[name] || undefined;
  } catch {
    return undefined;
  }
}
