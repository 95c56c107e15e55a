// Serves a contract with one server: `node servers.ts <name> <contract.json> <index.js of the published mock>`.
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";
import type { Context } from "openapi-backend";

const [name = "", file = "", entry = ""] = process.argv.slice(2);
const contract = JSON.parse(readFileSync(file, "utf8"));

// Each process imports only its own server. Each returns its port.
const servers: Record<string, () => Promise<number>> = {
  /** Validates requests and sends rate limit headers, but never 429. */
  async mock() {
    const { startMock } = (await import(pathToFileURL(entry).href)) as typeof import("@crewkit/mock");
    return Number(new URL((await startMock({ contract, limits: false })).url).port);
  },

  /** The minimum cost of a response of the same size: no routes, no validation, two headers. */
  async "node:http"() {
    const project = {
      id: "5f0c3d1e-8a47-4b62-9d1f-2c6e7b8a9012",
      organization_id: "7c9e6679-7425-40de-944b-e07fc1f90ae7",
      name: "Checkout",
      slug: "checkout",
      project_type: "repository",
      created_at: "2026-11-20T14:00:00Z",
      updated_at: "2026-11-20T14:00:00Z",
    };
    const meta = { current_page: 1, total_pages: 2, total_count: 30 };
    const single = JSON.stringify({ data: project });
    const list = JSON.stringify({ data: Array(25).fill(project), meta });
    return listen(async (request, response) => {
      if (request.method === "POST") await readBody(request);
      const body = request.url?.includes("per_page") ? list : single;
      const headers = { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(body) };
      response.writeHead(request.method === "POST" ? 201 : 200, headers).end(body);
    });
  },

  async prism() {
    const { createPrism, toPrismRequest } = await import("../tools/prism.ts");
    const send = await createPrism(contract, {});
    return listen(async (request, response) => {
      const { method, url = "/", headers } = request;
      const body = await readBody(request);
      const result = await send(toPrismRequest({ method, target: url.replace("/api/v1", ""), headers, body }));
      if (result._tag === "Left") throw result.left;
      const { output } = result.right;
      response.writeHead(output.statusCode, output.headers).end(JSON.stringify(output.body));
    });
  },

  async scalar() {
    const { createAdaptorServer } = await import("@hono/node-server");
    const { createMockServer } = await import("@scalar/mock-server");
    // Scalar's mock has no base path.
    const app = await createMockServer({ document: { ...contract, servers: [] } });
    const fetch = (request: Request) => app.fetch(new Request(request.url.replace("/api/v1", ""), request));
    return portOf(createAdaptorServer({ fetch }) as Server);
  },

  async "openapi-backend"() {
    const { OpenAPIBackend } = await import("openapi-backend");
    const { default: formats } = await import("ajv-formats");
    const schemes = Object.keys(contract.components?.securitySchemes ?? {});
    const api = new OpenAPIBackend({
      definition: contract,
      apiRoot: "/api/v1",
      // Skip validation of the contract as OpenAPI 3.0.
      quick: true,
      customizeAjv: (ajv) => formats.default(ajv),
      securityHandlers: Object.fromEntries(schemes.map((scheme) => [scheme, () => true])),
      handlers: {
        notImplemented: (context: Context) => context.api.mockResponseForOperation(context.operation.operationId ?? ""),
        validationFail: ({ validation }: Context) => ({ status: 422, mock: { error: validation.errors } }),
        notFound: () => ({ status: 404, mock: { error: "Not found" } }),
      },
    });
    await api.init();
    return listen(async (request, response) => {
      const headers = request.headers as Record<string, string>;
      const { method = "GET", url: path = "/" } = request;
      const { status, mock } = await api.handleRequest({ method, path, headers, body: await readBody(request) });
      response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(mock));
    });
  },
};

async function readBody(request: IncomingMessage): Promise<unknown> {
  const body = await text(request);
  return body === "" ? undefined : JSON.parse(body);
}

function listen(handle: RequestListener): Promise<number> {
  return portOf(createServer(handle));
}

async function portOf(server: Server): Promise<number> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}

// Reports the port, and replies to each message with the CPU time in microseconds.
const port = await servers[name]?.();
process.on("message", () => {
  const { user, system } = process.cpuUsage();
  process.send?.(user + system);
});
process.on("disconnect", () => process.exit());
process.send?.(port);
