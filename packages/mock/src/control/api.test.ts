import contract from "@crewkit/openapi/openapi.json" with { type: "json" };
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { callApi, callControl, createProject, useMock } from "../testing/control.ts";
import { createMock } from "../web.ts";

const now = "2026-11-20T14:00:00Z";
const mock = useMock();
const deep = "[".repeat(30_000) + "]".repeat(30_000);

describe("the control API", () => {
  test.each([
    ["malformed JSON", "POST /clock", "{", 400, /JSON/],
    ["too many values", "POST /faults", `{"body":[${"[],".repeat(250_000)}[]]}`, 400, /too large/],
    ["no body", "POST /clock", undefined, 422, /Advance .*set or frozen/],
    ["two contradictory fields", "POST /clock", { advance: "1h", set: now }, 422, /Set .*advance/],
    ["an unknown field", "POST /clock", { by: "1h" }, 422, /By is unknown\. Use one of advance, frozen, set$/],
    ["a misspelled field", "POST /faults", { statuses: 500 }, 422, /Statuses is unknown\. Did you mean status\?/],
    ["a time that is not a timestamp", "POST /clock", { set: "x" }, 422, /Set .*such as 2026-11-20T14:00:00Z/],
    ["an unknown path", "GET /clocks", undefined, 404, /openapi\.json/],
    ["a wrong method", "GET /reset", undefined, 404, /openapi\.json/],
    ["an unknown filter", "GET /requests?operations=a", undefined, 422, /Operations is unknown. .* operation\?/],
    ["a filter that is not an object", "GET /requests?request_body=slug", undefined, 422, /Request body .*an object/],
    ["a deep filter", `GET /requests?request_body={"a":${deep}}`, undefined, 422, /deeply/],
    ["a filter that is a list", "GET /requests?request_headers=[]", undefined, 422, /Request headers .*an object/],
  ])("rejects %s", async (_name, request, sent, status, reason) => {
    const response = await callControl(mock, request, sent);
    expect(response).toMatchObject({ status, body: { error: expect.stringMatching(reason) } });
  });

  test("changes the time and freezes the clock in one request", async () => {
    const { body } = await callControl(mock, "POST /clock", { set: "2027-01-01T00:00:00Z", frozen: true });
    expect(body).toEqual({ now: "2027-01-01T00:00:00Z", frozen: true });
  });

  test("needs no token and does not count against a rate limit", async () => {
    for (let count = 0; count < 150; count++) await callControl(mock, "GET /clock");
    expect((await callApi(mock, "/health")).headers.get("X-RateLimit-Remaining")).toBe("99");
  });

  test("accepts JSON with a JSON or a form Content-Type", async () => {
    for (const type of ["application/json", "application/x-www-form-urlencoded"]) {
      const init = { method: "POST", headers: { "Content-Type": type }, body: '{"advance":"1h"}' };
      expect((await mock.fetch("http://crewkit.test/__mock/clock", init)).status).toBe(200);
    }
  });
});

test("logs headers with the user's name instead of the token, and hides cookies and codes", async () => {
  const send = (headers: HeadersInit) => mock.fetch(`${mock.url}/auth/me`, { headers });
  await send({ Authorization: "Bearer mock.chen.token", Cookie: "session=secret", "X-Trace": "a" });
  await send({ Referer: "http://crewkit.test/device-verify?user_code=ABCD-EFGH" });
  await send({ Authorization: "Bearer secret" });
  await send({});
  expect(mock.requests().map(({ user, request_headers }) => [user, request_headers])).toEqual([
    [null, {}],
    [null, { authorization: "(hidden)" }],
    [null, { referer: "http://crewkit.test/device-verify?user_code=(hidden)" }],
    ["chen", { authorization: "Bearer chen", cookie: "(hidden)", "x-trace": "a" }],
  ]);
});

test("hides secrets in logged URLs and bodies, but compares them", async () => {
  const send = (path: string, body: string) => mock.fetch(mock.url + path, { method: "POST", body });
  const codes = await (await send("/auth/device", "")).json();
  await callApi(mock, "/auth/token", codes);
  const { device_code } = codes;
  await callApi(mock, `/invitations/${device_code}/accept?invite_token=${device_code}&page=2`, {});
  await send("/auth/token", `{"device_code": "${device_code}", "a":`);
  await send("/auth/token", `device_code=${device_code}&a=b`);
  expect(() => mock.verify({ request_body: { device_code: "a" } })).toThrow('request_body.device_code is "(hidden)"');
  expect(() => mock.verify({ request_body: { a: 1 }, method: "POST" })).toThrow(
    'request_body is "device_code=(hidden)&a=b"',
  );
  expect(() => mock.verify({ request_headers: { "x-trace": "a" } })).toThrow("header x-trace is missing");
  expect(() => mock.verify({ path: "/" })).toThrow('path is "/api/v1/invitations/(hidden)/accept');
  expect(mock.verify({ request_body: { device_code } })).toHaveLength(1);
  const log = mock.requests();
  expect(log.map(({ request_body }) => request_body)).toEqual([
    "device_code=(hidden)&a=b",
    '{"device_code": "(hidden)", "a":',
    {},
    expect.objectContaining({ device_code: "(hidden)", user_code: "(hidden)", interval: 5 }),
    null,
  ]);
  expect(log[2]?.path).toBe("/api/v1/invitations/(hidden)/accept?invite_token=(hidden)&page=2");
  expect(JSON.stringify(log)).not.toContain(device_code);
});

test("describes a deeply nested body, and at most 20 differences of a request", async () => {
  await mock.fetch(`${mock.url}/health`, { method: "POST", body: `{"a":${deep}}` });
  expect(() => mock.verify({ request_body: { a: 1 } })).toThrow("request_body.a is nested too deeply");
  const request_body = Object.fromEntries(Array.from({ length: 25 }, (_, field) => [`b${field}`, 1]));
  expect(() => mock.verify({ request_body })).toThrow(/b19 is missing$/);
});

test("logs the user of a rejected request, and an email address outside the sample data", async () => {
  mock.limits.set({ address: "127.0.0.1" });
  await callApi(mock, "/auth/me");
  expect(mock.requests()[0]).toMatchObject({ status: 429, user: "ada" });
  mock.reset();
  await callApi(mock, "/auth/magic_link", { email: "zoe@acme.example" });
  const { body } = await callApi(mock, "/auth/magic_link/verify", { token: mock.mails()[0]?.token });
  await mock.fetch(`${mock.url}/auth/me`, { headers: { Authorization: `Bearer ${body.access_token}` } });
  expect(mock.requests({ user: "zoe@acme.example" })).toMatchObject([
    { user: "zoe@acme.example", request_headers: { authorization: "Bearer zoe@acme.example" } },
  ]);
});

test("logs the last 1,000 requests and the first 64 kB of each body", async () => {
  const mock = createMock({ limits: false });
  await createProject(mock, "x".repeat(30_000));
  expect(mock.requests()[0]?.request_body).toMatchObject({ slug: "x".repeat(30_000) });
  await createProject(mock, "x".repeat(40_000));
  expect(String(mock.requests()[0]?.request_body)).toHaveLength(64_000);
  for (let count = 0; count < 1005; count++) await callApi(mock, `/health?${count}`);
  const paths = mock.requests().map(({ path }) => path);
  expect(paths).toHaveLength(1000);
  expect([paths[0], paths.at(-1)]).toEqual(["/api/v1/health?1004", "/api/v1/health?5"]);
});

test("truncates long bodies between characters", async () => {
  mock.faults.add({ body: `a${"ä".repeat(40_000)}` });
  await mock.fetch(`${mock.url}/health`);
  expect(mock.requests()[0]?.response_body).toBe(`a${"ä".repeat(31_999)}`);
});

test("limits the size of all bodies except snapshots as the API does, and logs a placeholder", async () => {
  const mock = createMock({ contract: { ...contract, "x-max-body-bytes": 100 } });
  await createProject(mock, "x".repeat(100));
  expect(mock.requests()[0]).toMatchObject({ status: 400, request_body: "(too large)" });
  const { status, body } = await callControl(mock, "POST /faults", { body: "x".repeat(100) });
  expect([status, body]).toEqual([400, { error: "The request body is too large" }]);
  expect((await callControl(mock, "PUT /snapshot", mock.snapshot())).status).toBe(200);
});

test("delays every response by `latency` and its fault, except responses of the control API", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  onTestFinished(() => void vi.useRealTimers());
  const mock = createMock({ latency: 20_000 });
  mock.faults.add({ operation: "getHealth", delay_ms: 40_000 });
  await mock.fetch("http://crewkit.test/__mock/clock");
  const respond = vi.fn();
  const responded = mock.fetch("http://crewkit.test/api/v1/health").then(respond);
  await vi.advanceTimersByTimeAsync(59_999);
  expect(respond).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  await responded;
});
