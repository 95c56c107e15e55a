import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import { basePath } from "../generated/contract.ts";
import { type Listening, listen } from "./listen.ts";

/** A server that tells what it was asked. */
export interface TestServer extends Listening {
  /** The requests that came, in their order and without the base path: `GET /health`. */
  readonly seen: string[];
}

/**
 * Starts an HTTP server on a free port.
 *
 * @example
 * await using server = await serve((_request, response) => send(response, 200, { data: {} }));
 */
export async function serve(listener: RequestListener): Promise<TestServer> {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    seen.push(lineOf(request));
    listener(request, response);
  });
  return { ...(await listen(server)), seen };
}

/** Answers JSON. */
export function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
}

/** What a request is for, without the base path: `/health`. */
export function targetOf({ url = "" }: IncomingMessage): string {
  return url.replace(basePath, "");
}

function lineOf(request: IncomingMessage): string {
  return `${request.method} ${targetOf(request)}`;
}
