import { basePath } from "../generated/contract.ts";
import type { CrewkitRequest, Fetch } from "../request.ts";

export type ReceivedRequest = Pick<CrewkitRequest, "method" | "url" | "headers" | "body">;

/** An in-memory server. */
export interface TestServer {
  readonly baseUrl: string;
  readonly fetch: Fetch;
  /** `baseUrl` and `fetch`, for a connection. */
  readonly options: { baseUrl: string; fetch: Fetch };
  /** For example `GET /health`. */
  readonly requestLog: string[];
}

/**
 * @example
 * const server = serve(() => Response.json({ data: {} }));
 * const crewkit = createCrewkit({ ...server.options, token: "test.token" });
 */
export function serve(respond: (request: ReceivedRequest) => Response | Promise<Response>): TestServer {
  const requestLog: string[] = [];
  const baseUrl = `http://crewkit.test${basePath}`;
  const fetch: Fetch = async (_url, request) => {
    request.signal?.throwIfAborted();
    requestLog.push(`${request.method} ${requestTarget(request)}`);
    return respond(request);
  };
  return { baseUrl, fetch, options: { baseUrl, fetch }, requestLog };
}

/** The request target without the base path. */
export function requestTarget({ url }: ReceivedRequest): string {
  return url.slice(url.indexOf(basePath) + basePath.length);
}

/** Never responds. */
export function hang(): Promise<never> {
  return new Promise(() => {});
}
