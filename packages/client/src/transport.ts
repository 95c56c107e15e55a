import { basePath, productionUrl } from "./generated/contract.ts";
import type { CrewkitRequest, Fetch, Middleware, Next } from "./request.ts";

/** Where requests go, and by what. */
export interface TransportOptions {
  /** An origin or a full base URL. Default: `CREWKIT_API_URL`, else production. */
  baseUrl?: string | undefined;
  /** What sends the requests. Default: the platform's `fetch`. */
  fetch?: Fetch | undefined;
}

/** Carries requests to the API. */
export interface Transport {
  /** The full base URL, without a slash at the end. */
  readonly baseUrl: string;
  /** Puts a middleware around each request, and around the middlewares before it. */
  use(middleware: Middleware): void;
  /** Sends a request, through the middlewares. */
  sendRequest(request: CrewkitRequest): Promise<Response>;
}

/** @throws {TypeError} if the base URL is none; the message says how to mend it. */
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
 * Makes a base URL of what a user gives: an origin (`https://crewkit.example.com`) gets the API's base path, a full
 * base URL (`https://crewkit.example.com/api/v1`) stays; a slash at the end goes. Nothing given is production.
 *
 * @throws {TypeError} if it is not an http or https URL, or has a query, a fragment or a password.
 * @example
 * resolveBaseUrl("https://crewkit.example.com/"); // "https://crewkit.example.com/api/v1"
 */
export function resolveBaseUrl(baseUrl: string = productionUrl): string {
  const url = baseUrl.replace(/\/+$/, "");
  // What was given is not repeated: a password may stand in it.
  if (!/^https?:\/\/(?!\/)[^?#@\s]+$/i.test(url) || !URL.canParse(url))
    throw new TypeError(`Set CREWKIT_API_URL or baseUrl to a URL such as ${productionUrl}`);
  return url.split("/")[3] ? url : url + basePath;
}

/** Reads a variable; an empty one counts as unset, and a browser has none. */
export function readEnv(name: string): string | undefined {
  const global: { process?: { env?: Record<string, string | undefined> } } & object = globalThis;
  return global.process?.env?.[name] || undefined;
}
