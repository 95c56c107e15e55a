import { compileChecks } from "@crewkit/mock/compile";
import { createMock as createCompiled } from "@crewkit/mock/compiled";
import { createMock, type Mock } from "@crewkit/mock/web";
import { listOperations, type Operation, resolve } from "@crewkit/openapi";
import { readContract } from "@crewkit/openapi/node";
import { expect, test } from "vitest";
import { minimizeContract } from "./minimize-contract.ts";

const contract = readContract();
const minimizedContract = minimizeContract(contract);
const options = { now: "2026-11-20T14:00:00Z", limits: false };

async function compiledMock(): Promise<Mock> {
  const { default: checks } = await import(
    `data:text/javascript,${encodeURIComponent(compileChecks(minimizedContract))}`
  );
  return createCompiled({ contract: minimizedContract, checks, ...options });
}

test("a mock with the minimized contract returns the same responses", async () => {
  const [full, minimized] = [createMock(options), await compiledMock()];
  for (const operation of listOperations(contract)) {
    for (const mock of [full, minimized]) mock.reset();
    for (const request of requestsOf(operation)) {
      expect(await send(minimized, operation, request), operation.operationId).toEqual(
        await send(full, operation, request),
      );
    }
  }
});

interface Request {
  token?: string;
  body?: unknown;
}

function requestsOf(operation: Operation): Request[] {
  const bodies = [...bodiesOf(operation), {}, { unknown: "field" }, 7];
  return [...bodies.map((body) => ({ token: "mock.ada.token", body })), { token: "mock.dana.token" }, {}];
}

function bodiesOf({ requestBody }: Operation): unknown[] {
  const { examples = {} } = requestBody?.content["application/json"] ?? {};
  return Object.values(examples).map((example) => resolve(contract, example).value);
}

// Sets the clock so that the duration of the test does not matter.
async function send(mock: Mock, { method, path, parameters }: Operation, { token, body }: Request) {
  mock.clock.set(options.now);
  const filled = path.replace(/\{(\w+)\}/g, (_, name) =>
    String(parameters.find((each) => each.name === name)?.example),
  );
  const response = await mock.fetch(`http://crewkit.test/api/v1${filled}`, {
    method: method.toUpperCase(),
    headers: { "Content-Type": "application/json", ...(token && { Authorization: `Bearer ${token}` }) },
    ...(method !== "get" && { body: JSON.stringify(body ?? {}) }),
  });
  return { status: response.status, body: await response.json() };
}
