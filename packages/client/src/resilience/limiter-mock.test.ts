import { createMock, type Mock } from "@crewkit/mock/web";
import { beforeEach, describe, expect, test } from "vitest";
import { createCrewkit } from "../crewkit.ts";
import { rateLimits } from "../generated/contract.ts";
import type { ClientOptions } from "../options.ts";
import { catchError } from "../testing/catch-error.ts";
import { defineOperation } from "../testing/define-operation.ts";
import { skipWaits } from "../testing/time.ts";
import { memoryStore, serveRotatingTokens } from "../testing/tokens.ts";
import { sleep } from "../time.ts";

const getMe = defineOperation({ id: "getCurrentUser", method: "GET", path: "/auth/me", returns: "object" });
const listProjects = defineOperation({
  id: "listProjects",
  method: "GET",
  path: "/{org_id}/projects",
  returns: "object",
});
const acme = "5b1f0c3e-8a4d-4f6b-9c2e-7d1a0b3c4e5f";

beforeEach(skipWaits);

function withMock(options: ClientOptions = {}) {
  const mock = createMock();
  const crewkit = createCrewkit({ fetch: mock.fetch, token: mock.tokens.ada, ...options });
  return { mock, crewkit };
}

const rejected = (mock: Mock) => mock.requests().filter(({ status }) => status === 429);

const { address: perAddress, organization: perOrganization } = rateLimits;

describe("with the API's limits", () => {
  test("sends all requests that fit into a window immediately, and the rest in the next window", async () => {
    const { mock, crewkit } = withMock();
    const start = Date.now();
    const seconds = () => (Date.now() - start) / 1000;
    const calls = Array.from({ length: perAddress.requests + 1 }, () => getMe(crewkit));
    await Promise.all(calls.slice(0, -1));
    expect(mock.requests()).toHaveLength(perAddress.requests);
    expect(seconds()).toBeLessThan(1);

    await calls.at(-1);
    expect(seconds()).toBeGreaterThan(perAddress.seconds - 1);
    expect(seconds()).toBeLessThan(perAddress.seconds + 2);
    expect(rejected(mock)).toHaveLength(0);
  });

  test("respects the limit per address on an organization's paths, whose responses do not report it", async () => {
    const { mock, crewkit } = withMock();
    await Promise.all(Array.from({ length: 3 * perAddress.requests }, () => listProjects(crewkit, acme)));
    expect(rejected(mock)).toHaveLength(0);
  });

  test.each([
    ["address", "127.0.0.1"],
    ["organization", acme],
  ] as const)("waits and retries once if other clients exceeded the limit of the %s", async (scope, name) => {
    const { seconds } = rateLimits[scope];
    const { mock, crewkit } = withMock();
    const start = Date.now();
    const ends_at = new Date(start + seconds * 1000).toISOString();
    mock.restore({ ...mock.snapshot(), limits: [{ scope, name, remaining: 0, ends_at }] });
    await listProjects(crewkit, acme);
    expect(rejected(mock)).toHaveLength(1);
    expect(Math.abs((Date.now() - start) / 1000 - seconds)).toBeLessThan(3);
  });

  test("respects the limit per organization", async () => {
    const { mock, crewkit } = withMock({ whenExhausted: "throw" });
    const start = Date.now();
    for (let sent = 0; sent < perOrganization.requests; sent += perAddress.requests) {
      await Promise.all(Array.from({ length: perAddress.requests }, () => listProjects(crewkit, acme)));
      await sleep(perAddress.seconds * 1000 + 2000, undefined);
    }
    const error = await catchError(listProjects(crewkit, acme));
    expect(error.code).toBe("rate_limited");
    const expectedSeconds = perOrganization.seconds - (Date.now() - start) / 1000;
    expect(Math.abs(Number(error.retryAfter) - expectedSeconds)).toBeLessThan(3);
    await getMe(crewkit);
    expect(rejected(mock)).toHaveLength(0);
  });
});

describe("a call that would have to wait", () => {
  test('fails immediately with whenExhausted: "throw", and reports the seconds until the reset', async () => {
    const { mock, crewkit } = withMock({ whenExhausted: "throw" });
    const calls = Array.from({ length: perAddress.requests + 5 }, () => getMe(crewkit));
    const results = await Promise.allSettled(calls);
    const errors = results.flatMap((each) => (each.status === "rejected" ? [each.reason] : []));
    expect(errors).toHaveLength(5);
    expect(errors[0]).toMatchObject({ code: "rate_limited", status: 0, operation: "getCurrentUser" });
    expect(Math.abs(Number(errors[0].retryAfter) - perAddress.seconds)).toBeLessThan(3);
    expect(mock.requests()).toHaveLength(perAddress.requests);
  });

  test("does not delay calls to other paths", async () => {
    const { mock, crewkit } = withMock({ whenExhausted: "throw" });
    const ends_at = new Date(Date.now() + perOrganization.seconds * 1000).toISOString();
    mock.restore({ ...mock.snapshot(), limits: [{ scope: "organization", name: acme, remaining: 1, ends_at }] });
    await listProjects(crewkit, acme);
    expect(await catchError(listProjects(crewkit, acme))).toMatchObject({ code: "rate_limited" });
    await getMe(crewkit);
  });

  test.each(["wait", "throw"] as const)("applies whenExhausted: %s to its token refresh", async (whenExhausted) => {
    const server = serveRotatingTokens();
    const limits = [{ requests: 1, seconds: 1 }];
    const call = getMe(
      createCrewkit({ ...server.options, tokens: memoryStore(server.initialTokens), limits, whenExhausted }),
    );
    if (whenExhausted === "wait") await expect(call).resolves.toHaveProperty("user");
    else await expect(call).rejects.toMatchObject({ code: "rate_limited", operation: "getCurrentUser" });
    expect(server.counts.refreshes).toBe(whenExhausted === "wait" ? 1 : 0);
  });
});
