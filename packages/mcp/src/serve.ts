import { createHash, randomBytes, randomUUID, timingSafeEqual } from "node:crypto";
import { once } from "node:events";
import { createServer as createHttpServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import type { Crewkit } from "@crewkit/client";
import { toNodeHandler } from "@modelcontextprotocol/node";
import {
  createMcpHandler,
  hostHeaderValidationResponse,
  isLegacyRequest,
  localhostAllowedHostnames,
  localhostAllowedOrigins,
  originValidationResponse,
  WebStandardStreamableHTTPServerTransport,
} from "@modelcontextprotocol/server";
import { serveStdio as serveSdkStdio } from "@modelcontextprotocol/server/stdio";
import type { Access } from "./catalog.ts";
import { createServer, type ServerSettings } from "./server.ts";
import { createStdioTransport } from "./stdio.ts";

/** Options of a server. */
export interface McpOptions {
  /** Sends the requests. Its credentials decide what the tools can see. */
  crewkit: Crewkit;
  /** The most that tools may do. Defaults to `read`. `write` allows POST, PUT and PATCH, `delete` also DELETE and revocation. */
  access?: Access | undefined;
  /** Whether results contain tokens and other secret values. Defaults to false. */
  showSecrets?: boolean | undefined;
  /** Tags whose operations also become tools of their own, such as `sessions`. */
  toolTags?: readonly string[] | undefined;
}

/** Options for {@link serveHttp}. */
export interface HttpOptions extends McpOptions {
  /** TCP port. `0` picks a free port. Defaults to 4020. */
  port?: number | undefined;
  /** The bearer token that clients must send. Defaults to a random token. */
  token?: string | undefined;
}

/** A running HTTP server. */
export interface HttpServer {
  /** Such as `http://127.0.0.1:4020/mcp`. */
  url: string;
  /** The bearer token that clients must send. */
  token: string;
  close(): Promise<void>;
}

/**
 * Serves MCP on the standard input and output until the input ends.
 *
 * @example
 * serveStdio({ crewkit: createCrewkit(), access: "write" });
 */
export function serveStdio(options: McpOptions): { close(): Promise<void> } {
  const settings = toSettings(options);
  return serveSdkStdio(() => createServer(settings), {
    transport: createStdioTransport(process.stdin, process.stdout),
    onerror: (error) => console.error(`crewkit-mcp: ${error.message}`),
  });
}

/**
 * Serves MCP over Streamable HTTP on 127.0.0.1, with the checks of the specification: the `Host` and `Origin` headers, session
 * IDs, and a bearer token.
 *
 * @throws an error with the code `EADDRINUSE` if the port is in use.
 * @example
 * const { url, token, close } = await serveHttp({ crewkit: createCrewkit(), port: 0 });
 */
export async function serveHttp(options: HttpOptions): Promise<HttpServer> {
  const { port = 4020, token = randomBytes(24).toString("base64url") } = options;
  const settings = toSettings(options);
  const modern = createMcpHandler(() => createServer(settings), { legacy: "reject" });
  const sessions = createSessions(settings);
  const fetch = async (request: Request): Promise<Response> => {
    const rejected =
      hostHeaderValidationResponse(request, localhostAllowedHostnames()) ??
      originValidationResponse(request, localhostAllowedOrigins()) ??
      checkPath(request) ??
      checkToken(request, token);
    if (rejected) return rejected;
    return (await isLegacyRequest(request)) ? sessions.handle(request) : modern.fetch(request);
  };
  const server = createHttpServer(toNodeHandler({ fetch }) as RequestListener);
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const close = async () => {
    await Promise.all([modern.close(), sessions.close()]);
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${endpoint}`, token, close };
}

const endpoint = "/mcp";

function toSettings({ crewkit, access = "read", showSecrets = false, toolTags = [] }: McpOptions): ServerSettings {
  return { crewkit, access, showSecrets, toolTags };
}

function checkPath(request: Request): Response | undefined {
  if (new URL(request.url).pathname === endpoint) return undefined;
  return new Response(`Not found. The endpoint is ${endpoint}.\n`, { status: 404 });
}

function checkToken(request: Request, token: string): Response | undefined {
  const hash = (text: string) => createHash("sha256").update(text).digest();
  // Hashes have the same length, as the comparison requires.
  if (timingSafeEqual(hash(request.headers.get("authorization") ?? ""), hash(`Bearer ${token}`))) return undefined;
  const headers = { "WWW-Authenticate": "Bearer" };
  return new Response("Send the token that the server printed: Authorization: Bearer <token>\n", {
    status: 401,
    headers,
  });
}

/** The sessions of clients that use a version of MCP before 2026-07-28. */
function createSessions(settings: ServerSettings) {
  const transports = new Map<string, WebStandardStreamableHTTPServerTransport>();
  const start = async () => {
    const transport = new WebStandardStreamableHTTPServerTransport({
      sessionIdGenerator: randomUUID,
      onsessioninitialized(id) {
        transports.set(id, transport);
        const [oldest] = transports.keys();
        if (transports.size > maxSessions && oldest) void end(oldest);
      },
      onsessionclosed: (id) => void transports.delete(id),
    });
    await createServer(settings).connect(transport);
    return transport;
  };
  const end = async (id: string) => {
    const transport = transports.get(id);
    transports.delete(id);
    await transport?.close();
  };
  return {
    async handle(request: Request): Promise<Response> {
      const id = request.headers.get("mcp-session-id");
      if (!id) return (await start()).handleRequest(request);
      const transport = transports.get(id);
      if (transport) return transport.handleRequest(request);
      const error = { code: -32001, message: "Session not found. Initialize a new session." };
      return Response.json({ jsonrpc: "2.0", error, id: null }, { status: 404 });
    },
    close: async () => void (await Promise.all([...transports.keys()].map(end))),
  };
}

const maxSessions = 100;
