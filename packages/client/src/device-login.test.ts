import { startMock } from "@crewkit/mock";
import { afterEach, beforeEach, describe, expect, expectTypeOf, test, vi } from "vitest";
import { type CrewkitOptions, createCrewkit, type DeviceCode, type Tokens } from "./index.ts";
import { connectResilient, deviceLogin } from "./ops.ts";
import { type DeviceTimes, type PollAnswer, serveDevice } from "./testing/device.ts";

const pending = "authorization_pending";
const onCode = () => {};

// The clock stands still, but for the client's waits: they take no time, and the clock then stands at their end.
const skipWaits = () => void vi.useFakeTimers({ toFake: ["Date"] });
vi.mock(import("./time.ts"), async (load) => {
  const { sleep, ...others } = await load();
  const skip: typeof sleep = async (milliseconds, signal) => {
    if (!vi.isFakeTimers()) return sleep(milliseconds, signal);
    await sleep(0, signal);
    vi.setSystemTime(Date.now() + milliseconds);
  };
  return { ...others, sleep: skip };
});

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  vi.useRealTimers();
  for (const cleanup of cleanups.splice(0)) await cleanup();
});

async function serve(script: PollAnswer[], times?: DeviceTimes) {
  const server = await serveDevice(script, times);
  cleanups.push(server.close);
  const crewkitOf = (options?: CrewkitOptions) => createCrewkit({ baseUrl: server.baseUrl, ...options });
  return { ...server, crewkitOf, crewkit: crewkitOf() };
}

async function withMock(options?: CrewkitOptions) {
  const mock = await startMock();
  cleanups.push(mock.close);
  return { mock, crewkit: createCrewkit({ baseUrl: mock.url, ...options }) };
}

describe("waits as RFC 8628 says", () => {
  beforeEach(skipWaits);

  test.each<[string, PollAnswer[], number[]]>([
    ["the interval, before the first poll too", [pending, pending, "tokens"], [5, 5, 5]],
    ["5 seconds more after each slow_down, for good", ["slow_down", "slow_down", pending, "tokens"], [5, 10, 15, 15]],
    ["twice as long after a lost connection, for good", [pending, "drop", pending, "tokens"], [5, 5, 10, 10]],
    ["twice as long after each fault of the server", [500, 503, "tokens"], [5, 10, 20]],
    ["twice as long after no answer in time", ["hang", "tokens"], [5, 10]],
    ["twice as long each time that a limit is spent", [429, 429, "tokens"], [5, 10, 20]],
    ["longer after each in turn", ["drop", "slow_down", "tokens"], [5, 10, 15]],
  ])("%s", async (_name, script, waits) => {
    const server = await serve(script);
    await server.crewkitOf({ limits: [], timeout: 1000 }).auth.device({ onCode });
    expect(server.waits()).toEqual(waits);
  });

  test.each([undefined, 0])("5 seconds where the interval is %s", async (interval) => {
    const server = await serve(["tokens"], { interval });
    await server.crewkit.auth.device({ onCode });
    expect(server.waits()).toEqual([5]);
  });

  test("until no poll is left before the codes expire, and not longer", async () => {
    const server = await serve([pending], { expires_in: 15 });
    const began = Date.now();
    const login = server.crewkit.auth.device({ onCode });
    await expect(login).rejects.toMatchObject({ code: "timeout", status: 0, reason: "expired_token" });
    expect(server.waits()).toEqual([5, 5]);
    expect(Date.now() - began).toBe(10_000);
  });
});

describe("what ends it is told apart", () => {
  test.each(["access_denied", "expired_token", "invalid_grant", "unauthorized_client"])("%s", async (reason) => {
    const server = await serve([pending, reason], { interval: 0.01 });
    const login = server.crewkit.auth.device({ onCode });
    await expect(login).rejects.toMatchObject({ name: "CrewkitError", code: "refused", status: 400, reason });
    expect(server.waits()).toHaveLength(2);
  });

  test.each<[string, PollAnswer[], (code: DeviceCode) => unknown]>([
    ["in a poll that is never answered", ["hang"], onCode],
    ["before the user has seen the code", ["tokens"], () => new Promise(() => {})],
  ])("expired %s", async (_name, script, onCode) => {
    const server = await serve(script, { interval: 0.01, expires_in: 0.25 });
    const login = server.crewkit.auth.device({ onCode });
    await expect(login).rejects.toMatchObject({ code: "timeout", status: 0, reason: "expired_token" });
  });

  test.each<[string, PollAnswer, number, (code: DeviceCode) => unknown]>([
    ["while the code is shown", "tokens", 0.01, () => new Promise(() => {})],
    ["while waiting", "tokens", 100, onCode],
    ["while polling", "hang", 0.01, onCode],
  ])("aborted %s", async (_name, step, interval, onCode) => {
    const { crewkit } = await serve([step], { interval });
    const signal = AbortSignal.timeout(200);
    const login = crewkit.auth.device({ onCode, signal });
    await expect(login).rejects.toMatchObject({ name: "CrewkitError", code: "aborted", status: 0 });
    await expect(login).rejects.toHaveProperty("cause", signal.reason);
  });

  test("what onCode throws, at once or later", async () => {
    const { crewkit, waits } = await serve(["tokens"], { interval: 0.01 });
    const error = new Error("No browser");
    const fail = () => {
      throw error;
    };
    await expect(crewkit.auth.device({ onCode: fail })).rejects.toBe(error);
    await expect(crewkit.auth.device({ onCode: async () => fail() })).rejects.toBe(error);
    expect(waits()).toEqual([]);
  });
});

test("it stands beside the operations", () => {
  expect(Object.keys(createCrewkit().auth)).toEqual(expect.arrayContaining(["device", "getCurrentUser"]));
});

describe("the tokens", () => {
  const tokens = { access_token: "access", refresh_token: "refresh", expires_at: expect.any(Number) };
  const logins: [string, CrewkitOptions, string][] = [
    ["are used from now on", { limits: [] }, "Bearer access"],
    ["are used in the place of a fixed token", { limits: [], token: "fixed" }, "Bearer access"],
    ["are used in the place of a function's", { limits: [], token: () => "own" }, "Bearer access"],
  ];

  test.each(logins)("%s", async (_name, options, sent) => {
    const server = await serve(["tokens"], { interval: 0.01 });
    const crewkit = server.crewkitOf(options);
    expect(await crewkit.auth.device({ onCode })).toEqual(tokens);
    await crewkit.auth.getCurrentUser();
    expect(server.authorizations).toEqual([sent]);
  });

  test("come over a connection without methods", async () => {
    const { baseUrl } = await serve(["tokens"], { interval: 0.01 });
    expect(await deviceLogin(connectResilient({ baseUrl }), { onCode })).toEqual(tokens);
  });

  test("that can't be saved are no silent loss", async () => {
    const error = new Error("The disk is full");
    const store = { load: () => undefined, save: () => Promise.reject(error) };
    const { crewkitOf } = await serve(["tokens"], { interval: 0.01 });
    await expect(crewkitOf({ tokens: store }).auth.device({ onCode })).rejects.toHaveProperty("cause", error);
  });
});

describe("against the mock", () => {
  beforeEach(skipWaits);

  test("a user approves; the tokens are saved, used, and refreshed when they expire", async () => {
    const saved: Tokens[] = [];
    const store = { load: () => saved.at(-1), save: (tokens: Tokens) => saved.push(tokens) };
    const { mock, crewkit } = await withMock({ tokens: store });

    const tokens = await crewkit.auth.device({
      onCode(code) {
        expectTypeOf(code.user_code).toEqualTypeOf<string>();
        expect(code).not.toHaveProperty("device_code");
        mock.approveDevice(code.user_code, { user: "chen" });
      },
    });
    expectTypeOf(tokens).toEqualTypeOf<Tokens>();
    expect(saved).toEqual([tokens]);

    const me = () => crewkit.auth.getCurrentUser();
    expect(await me()).toMatchObject({ name: "Chen Wei" });
    mock.clock.advance("4h");
    expect(await me()).toMatchObject({ name: "Chen Wei" });
    expect(saved).toHaveLength(2);
  });

  test("a user denies", async () => {
    const { mock, crewkit } = await withMock();
    const login = crewkit.auth.device({ onCode: ({ user_code }) => mock.denyDevice(user_code) });
    await expect(login).rejects.toMatchObject({ status: 400, reason: "access_denied" });
  });

  test("tokens that were lost on their way can't be claimed again", async () => {
    const { mock, crewkit } = await withMock();
    let lost = false;
    crewkit.use(async (request, next) => {
      const response = await next(request);
      if (lost || request.operation !== "exchangeDeviceCode") return response;
      lost = true;
      throw new TypeError("The connection was lost");
    });
    const login = crewkit.auth.device({ onCode: ({ user_code }) => mock.approveDevice(user_code) });
    await expect(login).rejects.toMatchObject({ status: 400, reason: "invalid_grant" });
  });
});
