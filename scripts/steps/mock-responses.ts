import type { Mock } from "@crewkit/mock/web";
import { type Contract, listOperations, type Operation, resolve } from "@crewkit/openapi";
import type { ErrorResponse, FetchExample, NamedExample } from "@crewkit/openapi/build";

type ExampleRequest = Pick<NamedExample, "path" | "query" | "body">;

/**
 * Creates a function that resets a mock, sends the request of an example and returns the response body.
 *
 * @param now the time of every request.
 */
export async function createExampleFetcher(contract: Contract, now: string): Promise<FetchExample> {
  const mock = await startMock(contract, now);
  const operations = new Map(listOperations(contract).map((operation) => [operation.operationId, operation]));

  return async function fetchExample(example) {
    const { operationId, part, name, before = [] } = example;
    mock.reset();
    mock.clock.freeze();
    mock.clock.set(now);
    for (const { operation = "" } of before) await send(operation);
    const response = await send(operationId, example, name);
    const body = (await response.json()) as { error?: string };
    if (String(response.status) === part) return body;
    throw new Error(`The mock responds with ${response.status}: ${JSON.stringify(body)}`);
  };

  async function send(operationId: string, request: ExampleRequest = {}, name = ""): Promise<Response> {
    const operation = operations.get(operationId);
    if (!operation) throw new Error(`The contract has no operation ${operationId}.`);
    return mock.fetch(toRequest(operation, request, name));
  }

  function toRequest(operation: Operation, { path, query, body }: ExampleRequest, name: string): Request {
    const { method, requestBody } = operation;
    const examples = requestBody?.content["application/json"]?.examples ?? {};
    const example = examples[name] ?? Object.values(examples)[0];
    const content = body ?? (example && resolve(contract, example).value);
    return new Request(new URL(buildPath(operation, path) + buildQuery(query), "http://crewkit.test"), {
      method: method.toUpperCase(),
      headers: {
        Authorization: `Bearer ${mock.tokens.ada}`,
        ...(content !== undefined && { "Content-Type": "application/json" }),
      },
      body: content === undefined ? null : JSON.stringify(content),
    });
  }

  function buildPath({ operationId, path, parameters }: Operation, values: Record<string, string> = {}): string {
    const unknown = Object.keys(values).find((name) => !path.includes(`{${name}}`));
    if (unknown) throw new Error(`${operationId} has no path parameter ${unknown}.`);
    const example = (name: string) =>
      parameters.find((parameter) => parameter.in === "path" && parameter.name === name)?.example;
    const filled = path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(values[name] ?? example(name)));
    return new URL(contract.servers?.[0]?.url ?? "").pathname + filled;
  }
}

/**
 * Sends the requests for errors to a mock, and returns the responses.
 *
 * @param only an operationId. Default: all operations.
 */
export async function fetchErrors(contract: Contract, only?: string): Promise<ErrorResponse[]> {
  const { fetchErrors, mockTarget } = await import("@crewkit/conformance/testing");
  const { createMock } = await import("@crewkit/mock");
  return fetchErrors(contract, mockTarget(createMock({ contract, limits: false })), only);
}

async function startMock(contract: Contract, now: string): Promise<Mock> {
  try {
    // Imported dynamically, because a fresh clone has no bundle yet.
    const { createMock } = await import("@crewkit/mock/web");
    return createMock({ contract, limits: false, now });
  } catch (error) {
    throw new Error(`The mock that generates the examples cannot start. ${(error as Error).stack}`);
  }
}

function buildQuery(query: ExampleRequest["query"] = {}): string {
  const text = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)])).toString();
  return text && `?${text}`;
}
