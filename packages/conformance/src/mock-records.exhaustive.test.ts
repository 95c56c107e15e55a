import { createMock } from "@crewkit/mock";
import { readContract } from "@crewkit/openapi/node";
import sampleData from "@crewkit/openapi/world.json" with { type: "json" };
import { expect, test, vi } from "vitest";
import { crewkit, prepareSuite, runConformance } from "./index.ts";
import { mockTarget } from "./testing/index.ts";

// Sends one test case per status, and per state that causes an error, to two mocks. One of them is restored from snapshots
// of the other.
const [changed, differences] = [new Set<string>(), new Set<string>()];
// Both mocks must respond with the same timestamps.
vi.useFakeTimers({ toFake: ["Date"], now: new Date(String(sampleData.clock?.examples?.now)) });
const mock = createMock({ limits: false });
let restored = createMock({ limits: false });
let sent = 0;

async function sendToBoth(input: string | URL | Request, init?: RequestInit): Promise<Response> {
  const request = new Request(input, init);
  const health = `${mock.url}/health`;
  // Triggers pending work, such as the analysis of a session.
  for (const each of [mock, restored]) await each.fetch(health);
  const before = recordsOf(mock);
  const [response, other] = [await mock.fetch(request.clone()), await restored.fetch(request)];
  const after = recordsOf(mock);
  const label = `${request.method} ${new URL(request.url).pathname} ${response.status}`;
  const changedTables = [...after].filter(([table, records]) => records !== before.get(table));
  if (response.status >= 400) for (const [table] of changedTables) changed.add(`${label}: ${table}`);
  const [expected, actual] = [await response.clone().text(), await other.text()];
  if (actual !== expected) differences.add(`${label}: ${expected} ${actual}`);
  if (++sent % 10 === 0) restore(after, label);
  return response;
}

const target = mockTarget({ ...mock, fetch: sendToBoth });
const options = { contract: readContract(), plan: crewkit, target };
const suite = prepareSuite(options);
const { results } = await runConformance({ ...options, only: chooseCases() }, suite);
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

function restore(records: Map<string, string>, label: string): void {
  const others = recordsOf(restored);
  for (const [table, expected] of records) if (expected !== others.get(table)) differences.add(`${label}: ${table}`);
  restored = createMock({ limits: false, state: mock.snapshot() });
}

function recordsOf({ snapshot }: typeof mock): Map<string, string> {
  return new Map(Object.entries(snapshot().records).map(([table, records]) => [table, JSON.stringify(records)]));
}
