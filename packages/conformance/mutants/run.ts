import { createMock } from "@crewkit/mock";
import { type HttpRequest, type HttpResponse, tokenIn } from "../src/base/exchange.ts";
import { type Result, runConformance, type Suite } from "../src/index.ts";
import { mockTarget } from "../src/plans/crewkit/common/mock.ts";
import { parseJson } from "../src/values/json.ts";
import type { MockClient, MockRequest, MockResponse, Mutant } from "./mutant.ts";

/**
 * Returns a function that runs the tests whose name contains a text, against a mutant or the correct mock. All runs share a mock
 * in this process. `listen` receives each exchange.
 */
export function createMutantRunner(
  suite: Suite,
  listen: (request: MockRequest, response: MockResponse) => void = () => {},
): (only: readonly string[], mutant?: Mutant) => Promise<Result[]> {
  const { contract, plan } = suite.spec;
  // Only the leak check needs the outsider's data, which is slow to create.
  const { outsiderIds: _, ...planWithoutOutsider } = plan;
  const mock = createMock();
  const correct = mockTarget(mock);

  return async (only, mutant = {}) => {
    mock.reset();
    const overrides = typeof mutant === "function" ? mutant() : mutant;
    async function send(sent: HttpRequest): Promise<HttpResponse> {
      const request = readRequest(sent);
      const override = overrides[request.operationId] ?? overrides["*"];
      const client = createClient(request, async (each) => readResponse(await correct.send({ ...sent, ...each })));
      const response = override ? await override(request, client) : readResponse(await correct.send(sent));
      listen(request, response);
      const { status, headers, body } = response;
      return { status, headers: new Headers(headers), text: body === undefined ? "" : JSON.stringify(body) };
    }
    const options = { contract, plan: planWithoutOutsider, target: { ...correct, send }, closed: true, only };
    return (await runConformance(options, suite)).results;
  };
}

/** True if a test reported a failure. Errors of the plan do not count. */
export function isKilled(results: readonly Result[]): boolean {
  return results.some(({ failures }) => failures.some(({ check }) => check !== "plan"));
}

function createClient(
  request: MockRequest,
  fetch: (request: Omit<HttpRequest, "operation">) => Promise<MockResponse>,
): MockClient {
  const send: MockClient["send"] = ({ token, ...changes } = {}) => {
    const { method, path, query, headers, body, text } = { ...request, ...changes };
    const sent = body === undefined ? text : JSON.stringify(body);
    return fetch({
      method,
      target: path + (query.size > 0 ? `?${query}` : ""),
      headers: {
        ...headers,
        ...(sent !== "" && text === "" && { "Content-Type": "application/json" }),
        ...(token !== undefined && { Authorization: `Bearer ${token}` }),
      },
      body: sent === "" ? undefined : sent,
    });
  };
  const get: MockClient["get"] = (path = request.path) =>
    send({ method: "GET", path, query: new URLSearchParams(), body: undefined, text: "" });
  return { send, get, respond: async (status, body) => ({ ...(await get("/health")), status, body }) };
}

function readRequest({ operation, method, target, headers, body: text = "" }: HttpRequest): MockRequest {
  const [path = "", query] = target.split("?");
  const operationId = method.toLowerCase() === operation.method ? operation.operationId : "";
  const token = tokenIn(headers) ?? "";
  return { operationId, method, path, query: new URLSearchParams(query), headers, token, body: parseJson(text), text };
}

function readResponse({ status, headers, text }: HttpResponse): MockResponse {
  return { status, headers: Object.fromEntries(headers), body: parseJson(text) };
}
