import { invalidValue } from "./check-options.ts";
import { basePath, productionUrl } from "./generated/contract.ts";
import type { CrewkitRequest, Fetch, Middleware, Next } from "./request.ts";

/** Sends single requests to a base URL, through middleware. */
export class Transport {
  readonly baseUrl: string;
  readonly #fetch: Fetch | undefined;
  #middleware: Middleware[] = [];

  /** @throws {TypeError} if the base URL is invalid. */
  constructor(baseUrl: string | URL | undefined, fetch: Fetch | undefined) {
    this.baseUrl = resolveBaseUrl(baseUrl ?? readEnv("CREWKIT_API_URL"));
    this.#fetch = fetch;
  }

  /**
   * Adds a middleware, which wraps the previously added ones.
   *
   * @returns a function that removes the middleware.
   * @throws {TypeError} if it is not a function.
   */
  use(middleware: Middleware): () => void {
    if (typeof middleware !== "function") throw invalidValue("middleware", "a function", middleware);
    // A new function, because the same middleware can be added twice.
    const added: Middleware = (request, next) => middleware(request, next);
    this.#middleware.push(added);
    return () => {
      this.#middleware = this.#middleware.filter((each) => each !== added);
    };
  }

  /** @param onSend receives the final request, after all middleware has changed it. */
  fetch(request: CrewkitRequest, onSend: (sent: CrewkitRequest) => void): Promise<Response> {
    const sendRequest: Next = (sent) => {
      onSend(sent);
      // Browsers require that `fetch` is called without `this`.
      const fetchRequest = this.#fetch ?? fetch;
      return fetchRequest(sent.url, sent);
    };
    const chain = this.#middleware.reduce<Next>((next, each) => (changed) => each(changed, next), sendRequest);
    return chain(request);
  }
}

/**
 * Adds the API's base path to an origin. Returns a full base URL unchanged, without trailing slashes.
 *
 * @throws {TypeError} if it is not an http or https URL, or has a query, a fragment or credentials.
 * @example
 * resolveBaseUrl("https://crewkit.example.com/"); // "https://crewkit.example.com/api/v1"
 */
export function resolveBaseUrl(baseUrl: string | URL = productionUrl): string {
  const url = withoutTrailingSlashes(String(baseUrl));
  // Do not quote the URL, because it may contain a password.
  if (!/^https?:\/\/(?!\/)[^?#@\s]+$/i.test(url) || !URL.canParse(url)) throw new TypeError(invalidBaseUrl);
  return url.split("/")[3] ? url : url + basePath;
}

// The time of the expression `/\/+$/` grows with the square of the length.
function withoutTrailingSlashes(url: string): string {
  let end = url.length;
  while (url[end - 1] === "/") end--;
  return url.slice(0, end);
}

const invalidBaseUrl = "CREWKIT_API_URL or baseUrl must be an http or https URL without query, fragment and password";

/** Returns undefined for an empty variable, in browsers, and in Deno without `--allow-env`. */
export function readEnv(name: string): string | undefined {
  const { process } = globalThis as unknown as { process: { env: Record<string, string | undefined> } };
  try {
    return process.env[name] || undefined;
  } catch {
    return undefined;
  }
}
