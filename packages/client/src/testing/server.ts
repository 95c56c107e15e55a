import { basePath } from "../generated/contract.ts";
import type { CrewkitRequest, Fetch } from "../request.ts";

export type ReceivedRequest = Pick<CrewkitRequest, "method" | "url" | "headers" | "body">;

/** An in-memory server. Spread it into the options of a connection. */
export interface TestServer {
  readonly baseUrl: string;
  readonly fetch: Fetch;
  /** For example `GET /health`. */
  readonly requestLog: string[];
}

/**
 * @example
 * const server = serve(() => Response.json({ data: {} }));
 * const crewkit = createCrewkit({ ...server, token: "test.token" });
 */
export function serve(respond: (request: ReceivedRequest) => Response | Promise<Response>): TestServer {
  const requestLog: string[] = [];
  return {
    baseUrl: `http://crewkit.test${basePath}`,
    requestLog,
    async fetch(_url, request) {
      request.signal?.throwIfAborted();
      requestLog.push(`${request.method} ${requestTarget(request)}`);
      return respond(request);
    },
  };
}

/** The request target without the base path. */
export function requestTarget({ url }: ReceivedRequest): string {
  return url.slice(url.indexOf(basePath) + basePath.length);
}

/** Never responds. */
export function hang(): Promise<never> {
  return new Promise(() => {});
}
