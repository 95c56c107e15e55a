import { resolveBaseUrl } from "./base-url.ts";
import { CrewkitError } from "./errors/CrewkitError.ts";
import { fromResponse } from "./errors/from-response.ts";

/** How to reach the API, and as whom. */
export interface CrewkitOptions {
  /** An origin or a full base URL. Default: `CREWKIT_API_URL`, else production. */
  baseUrl?: string | undefined;
  /** The access token, or a function that gets it for each call. Default: `CREWKIT_TOKEN`, else none. */
  token?: string | (() => string | undefined | Promise<string | undefined>) | undefined;
  /** What carries the requests. Default: the platform's `fetch`. */
  fetch?: ((request: Request) => Promise<Response>) | undefined;
}

/** A connection to the API. */
export interface Crewkit {
  /** The full base URL, without a slash at the end. */
  readonly baseUrl: string;
  /**
   * Sends a request with the token.
   *
   * @throws {CrewkitError} for every answer that is no success, and where none came.
   * @throws {TypeError} if the token can't be sent.
   */
  fetch(request: Request): Promise<Response>;
}

/**
 * Connects to the API. Nothing is sent yet.
 *
 * @throws {TypeError} if the base URL is none; the message says how to mend it.
 * @example
 * const crewkit = createCrewkit(); // CREWKIT_API_URL and CREWKIT_TOKEN
 * const local = createCrewkit({ baseUrl: "http://127.0.0.1:4010", token: "…" });
 */
export function createCrewkit(options: CrewkitOptions = {}): Crewkit {
  const baseUrl = resolveBaseUrl(options.baseUrl ?? environment("CREWKIT_API_URL"));
  const token = options.token ?? environment("CREWKIT_TOKEN");
  return {
    baseUrl,
    async fetch(request) {
      await authorize(request, token);
      const response = await send(request, options.fetch ?? globalThis.fetch);
      if (!response.ok || !isJson(response)) throw await fromResponse(request, response);
      return response;
    },
  };
}

// An empty variable counts as unset; a browser has no `process`.
function environment(name: string): string | undefined {
  const { process } = globalThis as { process?: { env?: Record<string, string | undefined> } };
  return process?.env?.[name] || undefined;
}

async function authorize(request: Request, token: CrewkitOptions["token"]): Promise<void> {
  const value = typeof token === "function" ? await token() : token;
  if (!value || request.headers.has("Authorization")) return;
  // What the platform says of a broken header quotes it, and a token must stand in no message.
  if (!/^[\x21-\x7e]+$/.test(value))
    throw new TypeError("The token has a space, a line break or another character that no header can carry.");
  request.headers.set("Authorization", `Bearer ${value}`);
}

// Whoever cancels a call gets the reason for it back, untouched.
async function send(request: Request, fetch: NonNullable<CrewkitOptions["fetch"]>): Promise<Response> {
  try {
    return await fetch(request);
  } catch (cause) {
    if (request.signal.aborted) throw cause;
    throw new CrewkitError(`No answer: ${why(cause)}`, { status: 0, method: request.method, url: request.url, cause });
  }
}

// Node hides the reason ("connect ECONNREFUSED …") one level deeper.
function why(error: unknown): string {
  const { message, cause } = error as Error;
  return cause instanceof Error && cause.message ? cause.message : message;
}

function isJson(response: Response): boolean {
  return /^application\/json\b/i.test(response.headers.get("Content-Type") ?? "");
}
