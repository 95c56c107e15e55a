import { createMock } from "@crewkit/mock";
import sampleData from "@crewkit/openapi/world.json" with { type: "json" };
import { expect, test, vi } from "vitest";
import { suite } from "../../mutants/testing/suite.ts";
import { runConformance } from "../index.ts";
import { mockTarget } from "../plans/crewkit/mock.ts";

// A case for each documented status, and each that the state refuses, against a mock in this process, so that its records
// can be read. A second mock gets the same requests, and is restored from a snapshot of the first again and again.
const url = "http://crewkit.test/api/v1";
const organization = String(sampleData.organizations?.acme?.id);
const [changed, different] = [new Set<string>(), new Set<string>()];
// Time stands still, or the mocks would not respond in the same second.
vi.useFakeTimers({ toFake: ["Date"], now: new Date(String(sampleData.clock?.examples?.now)) });
const mock = createMock({ limits: false });
let restored = createMock({ limits: false });
let sent = 0;

let last: Promise<unknown> = Promise.resolve();
vi.stubGlobal("fetch", (target: string, init?: RequestInit) => {
  const response = last.then(() => exchange(target, init));
  last = response.catch(() => {});
  return response;
});
const { contract, plan } = suite.spec;
const options = { contract, plan, target: mockTarget({ url, organization }, mock.close), only: chooseCases() };
const { results } = await runConformance(options, suite);
vi.unstubAllGlobals();
vi.useRealTimers();

test("every case passes", () => {
  expect(results.filter(({ outcome }) => outcome !== "passed")).toEqual([]);
});

test("an error changes no record, except those that count attempts or end a stolen login", () => {
  expect([...changed].sort()).toEqual([
    "POST /api/v1/auth/passkey/login 401: passkey_challenges",
    "POST /api/v1/auth/passkey/register 422: passkey_challenges",
    "POST /api/v1/auth/refresh 401: logins",
    "POST /api/v1/auth/token 400: device_grants",
  ]);
});

test("a mock that is restored from a snapshot responds as the original does, and has the same records", () => {
  expect([...different].slice(0, 3)).toEqual([]);
});

function chooseCases(): string[] {
  const seen = new Set<string>();
  const cases = suite.tasks.filter(({ kind, operationId, status }) => {
    // The mocks have no limits, and a restored one has no faults.
    if (status === undefined || status === 429 || status === 500) return false;
    const isNew = !seen.has(`${operationId} ${status}`);
    seen.add(`${operationId} ${status}`);
    return isNew || kind === "state";
  });
  return cases.map(({ name }) => name);
}

async function exchange(target: string, init?: RequestInit): Promise<Response> {
  // Whatever is due by now, such as the analysis of a session, is done first.
  for (const each of [mock, restored]) await each.fetch(`${url}/health`);
  const before = recordsOf(mock);
  const [response, other] = [await mock.fetch(target, init), await restored.fetch(target, init)];
  const after = recordsOf(mock);
  const request = `${init?.method} ${new URL(target).pathname} ${response.status}`;
  if (response.status >= 400)
    for (const [table, records] of after) if (records !== before.get(table)) changed.add(`${request}: ${table}`);
  const [mine, theirs] = await Promise.all([response.clone().text(), other.text()]);
  if (mine !== theirs) different.add(`${request}: ${mine} ${theirs}`);
  if (++sent % 10 === 0) restore(after, request);
  return response;
}

function restore(records: Map<string, string>, request: string): void {
  const theirs = recordsOf(restored);
  for (const [table, mine] of records) if (mine !== theirs.get(table)) different.add(`${request}: ${table}`);
  restored = createMock({ limits: false, state: mock.snapshot() });
}

function recordsOf({ snapshot }: typeof mock): Map<string, string> {
  return new Map(Object.entries(snapshot().records).map(([table, records]) => [table, JSON.stringify(records)]));
}
