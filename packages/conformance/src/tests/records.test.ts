import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { createMock } from "@crewkit/mock";
import sampleData from "@crewkit/openapi/world.json" with { type: "json" };
import { expect, test, vi } from "vitest";
import { suite } from "../../mutants/suite.ts";
import { runConformance } from "../index.ts";
import { mockTarget } from "../plans/crewkit/mock.ts";

// Sends one test case per status, and per state that causes an error, to two mocks. One of them is restored from snapshots
// of the other.
const organization = String(sampleData.organizations?.acme?.id);
const [changed, differences] = [new Set<string>(), new Set<string>()];
// Both mocks must respond with the same timestamps.
vi.useFakeTimers({ toFake: ["Date"], now: new Date(String(sampleData.clock?.examples?.now)) });
const mock = createMock({ limits: false });
let restored = createMock({ limits: false });
let sent = 0;

const server = createServer(async (request, response) => {
  const { method = "GET", headers } = request;
  const body = await text(request);
  const init = { method, headers: new Headers(Object.entries(headers).map(([name, value]) => [name, String(value)])) };
  const result = await exchange(`${origin}${request.url}`, body === "" ? init : { ...init, body });
  response.writeHead(result.status, Object.fromEntries(result.headers)).end(await result.text());
});
await once(server.listen(0, "127.0.0.1"), "listening");
const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const url = `${origin}/api/v1`;
const { contract, plan } = suite.spec;
const options = { contract, plan, target: mockTarget({ url, organization }, mock.close), only: chooseCases() };
const { results } = await runConformance(options, suite);
server.close();
vi.useRealTimers();

test("passes every test case", () => {
  expect(results.filter(({ outcome }) => outcome !== "passed")).toEqual([]);
});

test("error responses change no records, except for counted attempts and revoked logins", () => {
  expect([...changed].sort()).toEqual([
    "POST /api/v1/auth/passkey/login 401: passkey_challenges",
    "POST /api/v1/auth/passkey/register 422: passkey_challenges",
    "POST /api/v1/auth/refresh 401: logins",
    "POST /api/v1/auth/token 400: device_grants",
  ]);
});

test("a restored mock has the same responses and records as the original", () => {
  expect([...differences].slice(0, 3)).toEqual([]);
});

function chooseCases(): string[] {
  const seen = new Set<string>();
  const cases = suite.tasks.filter(({ kind, operationId, status }) => {
    // The mocks have no rate limits, and a restored mock has no injected errors.
    if (status === undefined || status === 429 || status === 500) return false;
    const isNew = !seen.has(`${operationId} ${status}`);
    seen.add(`${operationId} ${status}`);
    return isNew || kind === "state";
  });
  return cases.map(({ name }) => name);
}

async function exchange(target: string, init?: RequestInit): Promise<Response> {
  // Triggers pending work, such as the analysis of a session.
  for (const each of [mock, restored]) await each.fetch(`${url}/health`);
  const before = recordsOf(mock);
  const [response, other] = [await mock.fetch(target, init), await restored.fetch(target, init)];
  const after = recordsOf(mock);
  const request = `${init?.method} ${new URL(target).pathname} ${response.status}`;
  if (response.status >= 400)
    for (const [table, records] of after) if (records !== before.get(table)) changed.add(`${request}: ${table}`);
  const [actual, restoredValue] = await Promise.all([response.clone().text(), other.text()]);
  if (actual !== restoredValue) differences.add(`${request}: ${actual} ${restoredValue}`);
  if (++sent % 10 === 0) restore(after, request);
  return response;
}

function restore(records: Map<string, string>, request: string): void {
  const restoredValue = recordsOf(restored);
  for (const [table, actual] of records)
    if (actual !== restoredValue.get(table)) differences.add(`${request}: ${table}`);
  restored = createMock({ limits: false, state: mock.snapshot() });
}

function recordsOf({ snapshot }: typeof mock): Map<string, string> {
  return new Map(Object.entries(snapshot().records).map(([table, records]) => [table, JSON.stringify(records)]));
}
