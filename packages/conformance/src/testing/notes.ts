import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text as readText } from "node:stream/consumers";
import type { Contract } from "@crewkit/openapi";
import { definePlan, type Plan } from "../plan/plan.ts";
import type { Report } from "../report/report.ts";
import type { RunOptions } from "../run/options.ts";
import { runConformance } from "../run/run.ts";
import type { Target } from "../targets/target.ts";
import { isObject, parseJson } from "../values/json.ts";

const text = { type: "string", maxLength: 20 };
const note = { type: "object", required: ["id", "text"], properties: { id: { type: "integer" }, text } };
const draft = { type: "object", required: ["text"], properties: { text } };

const jsonResponse = (schema: object) => ({ description: "OK", content: { "application/json": { schema } } });
const unknown = jsonResponse({ type: "object", properties: { error: { type: "string" } } });
const sortParameter = { name: "sort", in: "query", schema: { type: "string", enum: ["new", "old"] } };
const body = { content: { "application/json": { schema: draft, example: { text: "Milk" } } } };

const document = {
  openapi: "3.1.0",
  info: { title: "Notes", version: "1.0" },
  security: [{ token: [] }],
  paths: {
    "/health": {
      get: { operationId: "getHealth", security: [], responses: { 200: jsonResponse({ type: "object" }) } },
    },
    "/notes": {
      get: {
        operationId: "listNotes",
        parameters: [sortParameter],
        responses: { 200: jsonResponse({ type: "array", items: note }), 401: unknown },
      },
      post: {
        operationId: "writeNote",
        requestBody: body,
        responses: { 201: jsonResponse(note), 401: unknown, 422: unknown },
      },
    },
  },
  components: { securitySchemes: { token: { type: "http", scheme: "bearer" } } },
};

export const contract: Contract = JSON.parse(JSON.stringify(document));

export const plan: Plan = definePlan({
  name: "notes",
  actors: ["writer"],
  errorStatuses: { body: 422, token: 401 },
});

export const token = "the-token-of-the-writer";

/** Returns true if it has responded. */
export type Intercept = (request: IncomingMessage, response: ServerResponse) => boolean | undefined;

export interface Notes {
  url: string;
  target: Target;
  requests: string[];
  close(): Promise<void>;
}

export async function serveNotes(intercept: Intercept = () => false): Promise<Notes> {
  const requests: string[] = [];
  const server = createServer(async (request, response) => {
    requests.push(`${request.method} ${request.url}`);
    if (!intercept(request, response)) await serve(request, response);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  };
  const target = { name: "notes", url, tokens: { writer: token }, writes: true, capabilities: {}, close };
  return { url, target, requests, close };
}

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const respond = (status: number, body: unknown) =>
    response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
  if (request.url === "/health") return void respond(200, {});
  if (request.headers.authorization !== `Bearer ${token}`) return void respond(401, { error: "Unauthorized" });
  if (request.method === "GET") return void respond(200, [{ id: 1, text: "Milk" }]);
  const { text } = await readJson(request);
  const isValid = typeof text === "string" && [...text].length <= 20;
  respond(isValid ? 201 : 422, isValid ? { id: 2, text } : { error: "Invalid note" });
}

async function readJson(request: IncomingMessage): Promise<{ text?: unknown }> {
  const value: unknown = parseJson(await readText(request));
  return isObject(value) ? value : {};
}

/** `writes: false` makes the target read-only. */
export async function runNotes(
  { writes = true, ...options }: Partial<RunOptions> & { writes?: boolean } = {},
  intercept?: Intercept,
): Promise<{ report: Report; requests: string[] }> {
  const { target, requests, close } = await serveNotes(intercept);
  const report = await runConformance({ contract, plan, target: { ...target, writes }, ...options }).finally(close);
  return { report, requests };
}
