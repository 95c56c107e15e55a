import { createMock } from "@crewkit/mock";
import { type Result, runConformance, type Suite } from "../src/index.ts";
import { mockTarget } from "../src/plans/crewkit/mock.ts";
import { createRouter, serve } from "../src/testing/serve.ts";
import { parseJson } from "../src/values/json.ts";
import type { MockClient, MockRequest, MockResponse, Mutant, Overrides } from "./mutant.ts";

export interface MutantServer {
  /**
   * Runs the tests whose name contains a text, against a mutant or the correct mock.
   *
   * @throws the error that an override threw.
   */
  run(only: readonly string[], mutant?: Mutant): Promise<Result[]>;
  close(): Promise<void>;
}

/** Serves the mock from this process, with the overrides of one mutant at a time. `listen` receives each exchange. */
export async function startMutants(
  suite: Suite,
  listen: (request: MockRequest, response: MockResponse) => void = () => {},
): Promise<MutantServer> {
  const { contract, plan, operations } = suite.spec;
  // Only the leak check needs the outsider's data, which is slow to create.
  const { outsiderIds: _, ...planWithoutOutsider } = plan;
  const mock = createMock();
  const { pathname: basePath } = new URL(mock.url);
  const findRoutes = createRouter(operations);
  let overrides: Overrides = {};
  const errors: unknown[] = [];

  async function handle(request: Request): Promise<Response> {
    const { origin, pathname } = new URL(request.url);
    if (!pathname.startsWith(`${basePath}/`)) return mock.fetch(request);
    const content = await readRequest(request.clone(), basePath);
    const route = findRoutes(content.path).find(({ operation }) => operation.method === request.method.toLowerCase());
    const received = { ...content, operationId: route?.operation.operationId };
    const override = overrides[received.operationId ?? ""] ?? overrides["*"];
    const client = createClient(received, (sent) => mock.fetch(toRequest(sent, origin + basePath)));
    const response = await (override ? override(received, client) : readResponse(await mock.fetch(request)));
    listen(received, response);
    return toResponse(response);
  }

  const server = await serve((request) =>
    handle(request).catch((error: unknown) => {
      errors.push(error);
      throw error;
    }),
  );
  const location = { url: server.url + basePath, organization: mock.firstCall.organizationId };
  const target = mockTarget(location, server.close);
  return {
    close: server.close,
    async run(only, mutant = {}) {
      mock.reset();
      overrides = typeof mutant === "function" ? mutant() : mutant;
      const options = { contract, plan: planWithoutOutsider, target, closed: true, only };
      const { results } = await runConformance(options, suite);
      const [error] = errors.splice(0);
      if (error !== undefined) throw error;
      return results;
    },
  };
}

/** True if a test reported a failure. Errors of the plan do not count. */
export function isKilled(results: readonly Result[]): boolean {
  return results.some(({ failures }) => failures.some(({ check }) => check !== "plan"));
}

function createClient(request: MockRequest, fetch: (request: MockRequest) => Promise<Response>): MockClient {
  const send: MockClient["send"] = async (changes) => readResponse(await fetch({ ...request, ...changes }));
  const get: MockClient["get"] = (path = request.path) =>
    send({ method: "GET", path, query: new URLSearchParams(), body: undefined, text: "" });
  return { send, get, respond: async (status, body) => ({ ...(await get("/health")), status, body }) };
}

async function readRequest(request: Request, basePath: string): Promise<Omit<MockRequest, "operationId">> {
  const { method, headers } = request;
  const { pathname, searchParams: query } = new URL(request.url);
  const token = headers.get("Authorization")?.replace("Bearer ", "") ?? "";
  const text = await request.text();
  return { method, path: pathname.slice(basePath.length), query, headers, token, body: parseJson(text), text };
}

function toRequest({ method, path, query, token, body, text, ...request }: MockRequest, baseUrl: string): Request {
  const headers = new Headers(request.headers);
  const sent = body === undefined ? text : JSON.stringify(body);
  if (!headers.get("Authorization")?.includes(token)) headers.set("Authorization", `Bearer ${token}`);
  if (sent !== "" && text === "") headers.set("Content-Type", "application/json");
  const url = baseUrl + path + (query.size > 0 ? `?${query}` : "");
  return new Request(url, { method, headers, body: sent === "" ? null : sent });
}

async function readResponse(response: Response): Promise<MockResponse> {
  const { status, headers } = response;
  return { status, headers: Object.fromEntries(headers), body: parseJson(await response.text()) };
}

function toResponse({ status, headers, body }: MockResponse): Response {
  return new Response(body === undefined ? null : JSON.stringify(body), { status, headers });
}
