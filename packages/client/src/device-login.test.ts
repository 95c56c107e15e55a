import { createMock } from "@crewkit/mock/web";
import { beforeEach, describe, expect, expectTypeOf, test } from "vitest";
import { type CrewkitOptions, createCrewkit, type DeviceCode, type Tokens } from "./index.ts";
import { type DeviceCodeTimes, type PollStep, serveDevice } from "./testing/device.ts";
import { hang } from "./testing/server.ts";
import { abortAfter, skipWaits } from "./testing/time.ts";

const pending = "authorization_pending";
const onCode = () => {};

beforeEach(skipWaits);

function serve(script: PollStep[], times?: DeviceCodeTimes) {
  const server = serveDevice(script, times);
  const createClient = (options?: CrewkitOptions) => createCrewkit({ ...server.options, ...options });
  return { ...server, createClient, crewkit: createClient() };
}

function withMock(options?: CrewkitOptions) {
  const mock = createMock();
  return { mock, crewkit: createCrewkit({ fetch: mock.fetch, ...options }) };
}

describe("polling", () => {
  test.each<[string, PollStep[], number[]]>([
    ["waits for the interval, even before the first poll", [pending, pending, "tokens"], [5, 5, 5]],
    ["adds 5 seconds after each slow_down", ["slow_down", "slow_down", pending, "tokens"], [5, 10, 15, 15]],
    ["doubles the interval after a network error", [pending, "drop", pending, "tokens"], [5, 5, 10, 10]],
    ["doubles the interval after a 500 and a 503", [500, 503, "tokens"], [5, 10, 20]],
    ["doubles the interval after a timeout", ["hang", "tokens"], [5, 1 + 10]],
    ["doubles the interval after each 429", [429, 429, "tokens"], [5, 10, 20]],
    ["increases the interval after each failure", ["drop", "slow_down", "tokens"], [5, 10, 15]],
  ])("%s", async (_name, script, waits) => {
    const server = serve(script);
    await server.createClient({ limits: [], timeout: 1000 }).auth.device({ onCode });
    expect(server.waits()).toEqual(waits);
  });

  test.each([undefined, 0])("waits for 5 seconds if the interval is %s", async (interval) => {
    const server = serve(["tokens"], { interval });
    await server.crewkit.auth.device({ onCode });
    expect(server.waits()).toEqual([5]);
  });

  test("stops when the code expires", async () => {
    const server = serve([pending], { expires_in: 15 });
    const start = Date.now();
    const login = server.crewkit.auth.device({ onCode });
    await expect(login).rejects.toMatchObject({ code: "timeout", status: 0, reason: "expired_token" });
    expect(server.waits()).toEqual([5, 5]);
    expect(Date.now() - start).toBe(15_000);
  });
});

describe("device login", () => {
  const errors = ["access_denied", "expired_token", "invalid_grant", "unauthorized_client" as never] as const;
  test.each(errors)("rejects with the API error %s", async (reason) => {
    const server = serve([pending, reason]);
    const login = server.crewkit.auth.device({ onCode });
    await expect(login).rejects.toMatchObject({ name: "CrewkitError", code: "api_error", status: 400, reason });
    expect(server.waits()).toHaveLength(2);
  });

  test.each<[string, PollStep[], (code: DeviceCode) => unknown]>([
    ["during a poll", ["hang"], onCode],
    ["while the code is shown", ["tokens"], hang],
  ])("rejects if the code expires %s", async (_name, script, onCode) => {
    const server = serve(script, { expires_in: 12 });
    const login = server.crewkit.auth.device({ onCode });
    await expect(login).rejects.toMatchObject({ code: "timeout", status: 0, reason: "expired_token" });
  });

  test.each<[string, PollStep, number, (code: DeviceCode) => unknown]>([
    ["while the code is shown", "tokens", 1, hang],
    ["before a poll", "tokens", 1, onCode],
    ["during a poll", "hang", 6, onCode],
  ])("rejects if aborted %s", async (_name, step, seconds, onCode) => {
    const { crewkit } = serve([step]);
    const signal = abortAfter(seconds * 1000);
    const login = crewkit.auth.device({ onCode, signal });
    await expect(login).rejects.toMatchObject({ name: "CrewkitError", code: "aborted", status: 0 });
    await expect(login).rejects.toHaveProperty("cause", signal.reason);
  });

  test("rejects with the error that onCode throws", async () => {
    const { crewkit, waits } = serve(["tokens"]);
    const error = new Error("No browser");
    const fail = () => {
      throw error;
    };
    await expect(crewkit.auth.device({ onCode: fail })).rejects.toBe(error);
    await expect(crewkit.auth.device({ onCode: async () => fail() })).rejects.toBe(error);
    expect(waits()).toEqual([]);
  });
});

describe("tokens from a device login", () => {
  const tokens = { access_token: "access", refresh_token: "refresh", expires_at: expect.any(Number) };

  test.each<[string, CrewkitOptions]>([
    ["are used for later requests", {}],
    ["replace a fixed token", { token: "fixed" }],
    ["replace a token function", { token: () => "other" }],
  ])("%s", async (_name, options) => {
    const server = serve(["tokens"]);
    const crewkit = server.createClient({ limits: [], ...options });
    expect(await crewkit.auth.device({ onCode })).toEqual(tokens);
    await crewkit.auth.getCurrentUser();
    expect(server.authorizations).toEqual(["Bearer access"]);
  });
});

describe("against the mock", () => {
  test("saves, uses and refreshes the tokens after the user approves", async () => {
    const saved: Tokens[] = [];
    const store = { load: () => saved.at(-1), save: (tokens: Tokens) => saved.push(tokens) };
    const { mock, crewkit } = withMock({ tokens: store });

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

  test("rejects with invalid_grant if the token response was lost", async () => {
    const { mock, crewkit } = withMock();
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
