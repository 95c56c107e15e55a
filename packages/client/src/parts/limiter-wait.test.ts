import { type Mock, startMock } from "@crewkit/mock";
import { afterEach, describe, expect, test, vi } from "vitest";
import { createCrewkit } from "../crewkit.ts";
import { CrewkitError } from "../errors/CrewkitError.ts";
import { operation } from "../operation.ts";
import type { CrewkitOptions } from "../resilient.ts";
import { serveLimited } from "../testing/limited.ts";
import { serveRotating } from "../testing/rotating.ts";
import { send, serve } from "../testing/server.ts";
import { storeOf } from "../testing/store.ts";

const getMe = operation("getCurrentUser GET /auth/me whole");
const getHealth = operation("getHealth GET /health open");
const getThing = operation("getThing GET /{org_id}/things");
const getResource = operation("getResource GET /resources/{id}");
const listProjects = operation("listProjects GET /{org_id}/projects whole");
const acme = "5b1f0c3e-8a4d-4f6b-9c2e-7d1a0b3c4e5f";
const other = "0b9d2c7a-5e31-4c8f-a6d4-1f7e3b2c9d80";

afterEach(() => void vi.useRealTimers());

async function started(options: CrewkitOptions = {}) {
  const mock = await startMock();
  const crewkit = createCrewkit({ baseUrl: mock.url, token: mock.firstCall.token, ...options });
  return { mock, crewkit, [Symbol.asyncDispose]: mock.close };
}

// Time is real here, and the machine may be busy.
const busy = { timeout: 20_000 };
const refused = (mock: Mock) => mock.requests().filter(({ status }) => status === 429);

describe("the API's own limits", busy, () => {
  test("100 go at once; the 101st waits for the next minute", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    await using started_ = await started();
    const { mock, crewkit } = started_;
    const calls = Array.from({ length: 101 }, () => getMe(crewkit));
    await Promise.all(calls.slice(0, 100));
    expect(mock.requests()).toHaveLength(100);

    vi.setSystemTime(Date.now() + 61_000);
    await calls[100];
    expect(refused(mock)).toHaveLength(0);
  });

  test("an organization has its own besides: 1,000 an hour", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    await using started_ = await started({ whenExhausted: "throw" });
    const { mock, crewkit } = started_;
    for (let minute = 0; minute < 10; minute++) {
      await Promise.all(Array.from({ length: 100 }, () => listProjects(crewkit, acme)));
      vi.setSystemTime(Date.now() + 62_000);
    }
    await expect(listProjects(crewkit, acme)).rejects.toThrow(/^limit: spent for 29\d\d s \(listProjects\)$/);
    await getMe(crewkit);
    expect(refused(mock)).toHaveLength(0);
  });
});

describe.concurrent("a call that would have to wait", busy, () => {
  test('whenExhausted: "throw" fails at once, and says for how many seconds', async () => {
    await using started_ = await started({ whenExhausted: "throw" });
    const { mock, crewkit } = started_;
    const results = await Promise.allSettled(Array.from({ length: 105 }, () => getMe(crewkit)));
    const errors = results.flatMap((each) => (each.status === "rejected" ? [each.reason] : []));
    expect(errors).toHaveLength(5);
    expect(errors[0]).toMatchObject({ code: "limit", status: 0, operation: "getCurrentUser" });
    expect(errors[0].message).toMatch(/^limit: spent for (5\d|60) s \(getCurrentUser\)$/);
    expect(mock.requests()).toHaveLength(100);
  });

  test("fails at once where its time would be over first, even behind others", async () => {
    await using server = await serveLimited({ requests: 1, seconds: 60 });
    const limits = [{ requests: 1, seconds: 60 }];
    const crewkit = createCrewkit({ baseUrl: server.baseUrl, token: "test.token", limits });
    await getThing(crewkit, acme);
    const ended = new AbortController();
    const patient = getThing(crewkit, acme, { signal: ended.signal });
    const began = Date.now();
    await expect(getThing(crewkit, acme, { timeout: 50_000 })).rejects.toMatchObject({ code: "limit" });
    expect(Date.now() - began).toBeLessThan(5000);
    ended.abort();
    await expect(patient).rejects.toThrow();
    expect(server.seen).toHaveLength(1);
  });

  test("ends by its signal, says why, and those behind it take its place", async () => {
    await using server = await serveLimited({ requests: 1, seconds: 1 });
    const limits = [{ requests: 1, seconds: 1 }];
    const crewkit = createCrewkit({ baseUrl: server.baseUrl, token: "test.token", limits });
    await getThing(crewkit, acme);
    const controllers = Array.from({ length: 20 }, () => new AbortController());
    const waiting = controllers.map(({ signal }) =>
      getThing(crewkit, acme, { signal }).catch((error: unknown) => error),
    );
    const behind = getThing(crewkit, acme, { timeout: 5000 });
    const reason = new Error("The user left");
    for (const controller of controllers) controller.abort(reason);
    for (const error of await Promise.all(waiting)) {
      expect(error).toBeInstanceOf(CrewkitError);
      expect(error).toMatchObject({ code: "aborted", cause: reason });
    }
    await behind;
    expect(server.seen).toHaveLength(2);
  });

  test("does not hold up another organization, nor what belongs to none", async () => {
    await using server = await serveLimited({ requests: 100, seconds: 60 });
    const limits = [{ scope: "organization", requests: 1, seconds: 60 }];
    const crewkit = createCrewkit({ baseUrl: server.baseUrl, token: "test.token", limits, timeout: 5000 });
    await getThing(crewkit, acme);
    await expect(getThing(crewkit, acme)).rejects.toMatchObject({ code: "limit" });
    await getThing(crewkit, other);
    for (let time = 0; time < 2; time++) await getMe(crewkit);
    for (let time = 0; time < 2; time++) await getResource(crewkit, acme);
    expect(server.seen).toHaveLength(6);
  });

  test.each(["wait", "throw"] as const)("for its refresh does as it would for itself: %s", async (whenExhausted) => {
    await using server = await serveRotating();
    const limits = [{ requests: 1, seconds: 1 }];
    const options = { baseUrl: server.baseUrl, tokens: storeOf(server.first), limits, whenExhausted };
    const call = getMe(createCrewkit(options));
    if (whenExhausted === "wait") await expect(call).resolves.toHaveProperty("user");
    else await expect(call).rejects.toMatchObject({ code: "limit", operation: "getCurrentUser" });
    expect(server.refreshes).toBe(whenExhausted === "wait" ? 1 : 0);
  });

  test("is not held up by calls that got no answer", async () => {
    let isUp = false;
    await using server = await serve(({ socket }, response) =>
      isUp ? send(response, 200, { data: {} }) : socket.destroy(),
    );
    const crewkit = createCrewkit({ baseUrl: server.baseUrl, token: "test.token", retries: 0, timeout: 5000 });
    for (let time = 0; time < 20; time++) await expect(getMe(crewkit)).rejects.toMatchObject({ code: "network" });
    isUp = true;
    await expect(getMe(crewkit)).resolves.toEqual({ data: {} });
  });

  test("what needs no token, such as a refresh, goes before all that wait", async () => {
    await using server = await serveLimited({ requests: 1, seconds: 1 });
    const limits = [{ requests: 1, seconds: 1 }];
    const crewkit = createCrewkit({ baseUrl: server.baseUrl, token: "test.token", limits });
    await getMe(crewkit);
    const waiting = getMe(crewkit);
    await getHealth(crewkit);
    await waiting;
    expect(server.seen.map((line) => line.split("/").at(-1))).toEqual(["me", "health", "me"]);
    expect(server.refused()).toBe(0);
  });
});
