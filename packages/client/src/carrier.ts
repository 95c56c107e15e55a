import { resolveBaseUrl } from "./base-url.ts";
import { environment } from "./environment.ts";
import type { CrewkitRequest, Fetch, Middleware, Next } from "./request.ts";

/** Where requests go, and by what. */
export interface CarrierOptions {
  /** An origin or a full base URL. Default: `CREWKIT_API_URL`, else production. */
  baseUrl?: string | undefined;
  /** What sends the requests. Default: the platform's `fetch`. */
  fetch?: Fetch | undefined;
}

/** Carries requests to the API. */
export interface Carrier {
  /** The full base URL, without a slash at the end. */
  readonly baseUrl: string;
  /** Puts a middleware around each request, and around the middlewares before it. */
  use(middleware: Middleware): void;
  /** Sends a request, through the middlewares. */
  carry(request: CrewkitRequest): Promise<Response>;
}

/** @throws {TypeError} if the base URL is none; the message says how to mend it. */
export function createCarrier(options: CarrierOptions): Carrier {
  let next: Next = (request) => (options.fetch ?? fetch)(request.url, request);
  return {
    baseUrl: resolveBaseUrl(options.baseUrl ?? environment("CREWKIT_API_URL")),
    use(middleware) {
      const inner = next;
      next = (request) => middleware(request, inner);
    },
    carry: (request) => next(request),
  };
}
