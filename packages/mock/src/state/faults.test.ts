import { describe, expect, test, vi } from "vitest";
import type { FaultCreate, RequestFilter } from "../generated/control.ts";
import { acme, callApi, createProject, transports, useMock } from "../testing/control.ts";

const mock = useMock({ limits: false });

test("returns the contract's example of a status `times` times", async () => {
  mock.faults.add({ status: 500, times: 2 });
  expect((await callApi(mock, "/health")).body).toEqual({ error: "Internal server error" });
  expect(await statusesOf(2)).toEqual([500, 200]);
});

test("applies a fault before `Prefer` and authentication", async () => {
  mock.faults.add({ operation: "getCurrentUser", status: 404 });
  const send = (headers: HeadersInit) => mock.fetch(`${mock.url}/auth/me`, { headers });
  expect((await send({ Prefer: "code=200" })).status).toBe(404);
  expect((await send({})).status).toBe(401);
});

test.each<[FaultCreate, handled: boolean]>([
  [{ status: 500 }, false],
  [{ connection: "dropped" }, false],
  [{ status: 500, before: false }, true],
  [{ connection: "dropped", before: false }, true],
  [{ body: "malformed" }, true],
  [{ headers: { "X-A": "1" } }, true],
])("with the fault %j, handles the request: %j", async (fault, handled) => {
  mock.faults.add({ operation: "createProject", ...fault });
  const response = createProject(mock, "payments");
  if (fault.connection) await expect(response).rejects.toThrow(TypeError);
  else if (fault.body) await expect(response).rejects.toThrow(SyntaxError);
  else expect((await response).status).toBe(fault.status ?? 201);
  expect((await createProject(mock, "payments")).status).toBe(handled ? 422 : 201);
});

test("applies the first matching fault, and `*` to every operation", async () => {
  mock.faults.add({ operation: "listProjects", status: 403 });
  mock.faults.add({ operation: "*", status: 500, times: 2 });
  expect(await statusesOf(1)).toEqual([500]);
  expect(await statusesOf(3, `/${acme}/projects`)).toEqual([403, 500, 200]);
});

test("isolates added and listed faults from later changes", async () => {
  const added = mock.faults.add({ operation: "getHealth", status: 500, times: 2 });
  const [listed] = mock.faults.list();
  await callApi(mock, "/health");
  expect([added.times, listed?.times]).toEqual([2, 2]);
  added.times = 9;
  expect(mock.faults.list()).toMatchObject([{ times: 1 }]);
});

test("sends any status, headers and body", async () => {
  mock.faults.add({ operation: "getHealth", status: 503, headers: { "retry-after": "2" }, body: "<p>Unavailable</p>" });
  const response = await mock.fetch(`${mock.url}/health`);
  expect([response.status, await response.text()]).toEqual([503, "<p>Unavailable</p>"]);
  expect(Object.fromEntries(response.headers)).toMatchObject({ "content-type": "text/html", "retry-after": "2" });
  mock.faults.add({ status: 200, body: ["down"], headers: { "content-type": "application/hal+json" } });
  const stubbed = await mock.fetch(`${mock.url}/nowhere`);
  expect([stubbed.status, await stubbed.json()]).toEqual([200, ["down"]]);
  expect(stubbed.headers.get("Content-Type")).toBe("application/hal+json");
});

test("sends a JSON error for an undocumented status, and no body for 204", async () => {
  mock.faults.add({ operation: "getHealth", status: 502 });
  expect(await callApi(mock, "/health")).toMatchObject({ status: 502, body: { error: expect.any(String) } });
  mock.faults.add({ operation: "getHealth", status: 204 });
  const response = await mock.fetch(`${mock.url}/health`);
  expect([response.status, response.body]).toEqual([204, null]);
});

async function statusesOf(count: number, path = "/health"): Promise<number[]> {
  const statuses = [];
  for (let sent = 0; sent < count; sent++) statuses.push((await callApi(mock, path)).status);
  return statuses;
}

test("skips requests before the fault applies", async () => {
  mock.faults.add({ operation: "getHealth", status: 500, skip: 2, times: 2 });
  mock.faults.add({ operation: "getHealth", status: 429 });
  expect(await statusesOf(1)).toEqual([429]);
  expect(mock.faults.list()).toMatchObject([{ skip: 1, times: 2 }]);
  expect(await statusesOf(4)).toEqual([200, 500, 500, 200]);
});

test("applies a fault with a probability to the same requests for the same seed", async () => {
  const statusesWith = async (seed: number) => {
    mock.faults.clear();
    mock.faults.add({ status: 500, probability: 0.25, seed });
    return statusesOf(200);
  };
  const statuses = await statusesWith(7);
  expect(statuses.filter((status) => status === 500).length / 200).toBeCloseTo(0.25, 1);
  expect(await statusesWith(7)).toEqual(statuses);
  expect(await statusesWith(8)).not.toEqual(statuses);
});

test("applies a fault with a probability at most the given number of times", async () => {
  mock.faults.add({ status: 500, probability: 0.5, times: 2 });
  const statuses = await statusesOf(20);
  expect(statuses.slice(0, 2)).toContain(200);
  expect(statuses.filter((status) => status === 500)).toHaveLength(2);
  expect(mock.faults.list()).toEqual([]);
});

test("delays responses by a random time in a range", async () => {
  const setTimeout = vi.spyOn(globalThis, "setTimeout").mockImplementation((done) => {
    queueMicrotask(done as () => void);
    return 0 as never;
  });
  mock.faults.add({ operation: "getHealth", delay_ms: { min: 100, max: 110 }, times: 50 });
  await statusesOf(50);
  const delays = setTimeout.mock.calls.map(([, delay]) => Number(delay));
  expect([Math.min(...delays), Math.max(...delays)]).toEqual([100, 110]);
});

describe("applies only to requests that match", () => {
  const matches = async (filter: RequestFilter) => {
    mock.faults.clear();
    mock.faults.add({ ...filter, status: 502 });
    const headers = { Authorization: "Bearer mock.chen.token", "Content-Type": "application/json", "X-Trace": "a-1" };
    const body = '{"slug":"pay","tags":["a",{"b":null}]}';
    const response = await mock.fetch(`${mock.url}/${acme}/projects?page=2`, { method: "POST", headers, body });
    return response.status === 502;
  };

  test.each<[RequestFilter, boolean]>([
    [{}, true],
    [{ operation: "*" }, true],
    [{ operation: "listProjects" }, false],
    [{ method: "post" }, true],
    [{ method: "GET" }, false],
    [{ path: "/api/v1/*/projects" }, true],
    [{ path: `/api/v1/${acme}/projects?page=2` }, true],
    [{ path: `/api/v1/${acme}/projects?page=1` }, false],
    [{ path: "/api.v1/*" }, false],
    [{ path: "*projects" }, true],
    [{ path: "/api/**/*projects*" }, true],
    [{ path: "/api/v1/*v1/*/projects" }, false],
    [{ path: "/api/v1/*projects*projects" }, false],
    [{ path: `/api/v1/${acme}/projects*projects` }, false],
    [{ path: `${"*".repeat(40)}!` }, false],
    [{ user: "CHEN@acme.example" }, true],
    [{ user: "ada" }, false],
    [{ request_headers: { "x-TRACE": "a-*" } }, true],
    [{ request_headers: { "X-Other": "*" } }, false],
    [{ request_headers: { authorization: "Bearer chen" } }, true],
    [{ request_headers: { authorization: "*token*" } }, false],
    [{ request_body: { tags: ["a", {}] } }, true],
    [{ request_body: { tags: ["a"] } }, false],
    [{ request_body: { tags: { 0: "a" } } }, false],
    [{ request_body: { name: null } }, false],
    [{ request_body: JSON.parse('{"__proto__":{}}') }, false],
    [{ method: "POST", user: "ada" }, false],
  ])("%j: %j", async (filter, expected) => {
    expect(await matches(filter)).toBe(expected);
  });

  test("`*` does not match unknown paths, but a path does", async () => {
    mock.faults.add({ operation: "*", status: 502 });
    mock.faults.add({ path: "/api/v1/nowhere", status: 503 });
    expect(await statusesOf(2, "/nowhere")).toEqual([503, 404]);
  });
});

test("logs an interrupted response", async () => {
  mock.faults.add({ operation: "createProject", connection: "dropped", before: false });
  await createProject(mock, "payments").catch(() => {});
  expect(mock.requests()[0]).toMatchObject({ status: 201, connection: "dropped", response_body: { data: {} } });
});

describe("rejects", () => {
  test.each<[string, object, RegExp]>([
    ["an informational status", { status: 101 }, /Status must be at least 200/],
    ["a fault without effect", { operation: "getHealth", times: 3 }, /Status .*headers, body, delay_ms or connection/],
    ["a body of a status without content", { status: 204, body: {} }, /Body .*204/],
    ["an empty range of delays", { delay_ms: { min: 2, max: 1 } }, /delay_ms\.max must be at least 2/],
    ["an incomplete range of delays", { delay_ms: { min: 2 } }, /delay_ms\.max can't be blank/],
    ["a probability of 0", { status: 500, probability: 0 }, /Probability must be more than 0/],
    ["a header name with a space", { headers: { "Retry After": "2" } }, /headers\.Retry After .*name/],
    ["a header value with a line break", { headers: { "Retry-After": "2\r\nA: b" } }, /headers\.Retry-After .*value/],
    ["a header that delimits the body", { headers: { "content-length": "2" } }, /headers\.content-length .*connection/],
    ["an unknown field", { status: 500, request_bdy: {} }, /Request bdy is unknown\. Did you mean request_body\?/],
    ["a truncated 204", { connection: "truncated", status: 204 }, /Connection .*204, which has no body/],
    ["a header that requires chunks", { headers: { Trailer: "X-Checksum" } }, /headers\.Trailer can't be changed/],
    ["a status of a dropped response", { status: 500, connection: "dropped" }, /Connection/],
    ["a body of a truncated response", { connection: "truncated", body: "malformed" }, /Body/],
    ["a truncated response without a status", { connection: "truncated", before: true }, /Before .*status/],
    ["an unknown operation", { operation: "creatProjects", status: 500 }, /Did you mean createProject\?/],
    ["an unknown connection", { connection: "cut" }, /Connection .*dropped.*truncated/],
  ])("%s", (_name, fault, reason) => {
    expect(() => mock.faults.add(fault as FaultCreate)).toThrow(reason);
    expect(mock.faults.list()).toEqual([]);
  });

  test("a circular body", () => {
    const body = { self: {} };
    body.self = body;
    expect(() => mock.faults.add({ body })).toThrow(/circular/);
  });

  test("more than 100 pending faults", () => {
    for (let count = 0; count < 100; count++) mock.faults.add({ operation: "getHealth", status: 500 });
    expect(() => mock.faults.add({ operation: "getHealth", status: 500 })).toThrow(/100/);
  });
});

describe.each(transports)("%s", (_name, connect) => {
  test("drops the connection before the response", async () => {
    const [call, { faults }] = await connect();
    faults.add({ operation: "getHealth", connection: "dropped" });
    await expect(call("/health")).rejects.toThrow("fetch failed");
  });

  test("ends the connection in the middle of the body", async () => {
    const [call, { faults }] = await connect();
    faults.add({ operation: "getHealth", connection: "truncated", status: 200, body: "first second" });
    const { status, body } = await call("/health");
    expect(status).toBe(200);
    const reader = (body as ReadableStream<Uint8Array>).getReader();
    expect(new TextDecoder().decode((await reader.read()).value)).toBe("first ");
    await expect(reader.read()).rejects.toThrow("terminated");
  });

  test("interrupts a response without a body", async () => {
    const [call, { faults }] = await connect();
    faults.add({ operation: "getHealth", connection: "truncated", times: 2, status: 200, body: "" });
    expect([(await call("/health")).status, (await call("/health", { method: "HEAD" })).status]).toEqual([200, 200]);
  });

  test("replaces headers of any case once", async () => {
    const [call, { faults }] = await connect();
    const headers = { "content-type": "text/plain", "x-ratelimit-limit": "7", "Retry-After": "2" };
    faults.add({ operation: "getHealth", status: 504, headers, body: "" });
    const response = await call("/health");
    expect([response.status, await response.text()]).toEqual([504, ""]);
    for (const [header, value] of Object.entries(headers)) expect(response.headers.get(header)).toBe(value);
  });
});
