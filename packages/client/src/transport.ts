import { basePath, productionUrl } from "./generated/contract.ts";
import type { CrewkitRequest, Fetch, Middleware, Next } from "./request.ts";

export interface TransportOptions {
  /** An origin or a full base URL. Defaults to `CREWKIT_API_URL`, then to production. */
  baseUrl?: string | undefined;
  /** Defaults to the platform's `fetch`. */
  fetch?: Fetch | undefined;
}

export interface Transport {
  /** Without a trailing slash. */
  readonly baseUrl: string;
  /** Adds a middleware, which wraps the previously added ones. */
  use(middleware: Middleware): void;
  /** Sends a request through all middleware. */
  sendRequest(request: CrewkitRequest): Promise<Response>;
}

/** @throws {TypeError} if the base URL is invalid. */
export function createTransport(options: TransportOptions): Transport {
  let next: Next = (request) => (options.fetch ?? fetch)(request.url, request);
  return {
    baseUrl: resolveBaseUrl(options.baseUrl ?? readEnv("CREWKIT_API_URL")),
    use(middleware) {
      const inner = next;
      next = (request) => middleware(request, inner);
    },
    sendRequest: (request) => next(request),
  };
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
    throw new TypeError(`Set CREWKIT_API_URL or baseUrl to a URL such as ${productionUrl}`);
  return url.split("/")[3] ? url : url + basePath;
}

/** Returns undefined for an empty variable, and in browsers. */
export function readEnv(name: string): string | undefined {
  const global: { process?: { env?: Record<string, string | undefined> } } & object = globalThis;
  return global.process?.env?.[name] || undefined;
}
