import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { FaultCreate } from "./faults.ts";
import { startMock } from "./start.ts";
import { acme, callApi, createProject } from "./testing/control.ts";
import { createMock, type Mock } from "./web.ts";

let mock: Mock;
beforeEach(() => {
  mock = createMock();
});

const projects = async () => (await callApi(mock, `/${acme}/projects`)).body.meta.total_count;
const fetchProject = () => mock.fetch(`http://crewkit.test/api/v1/${acme}/projects`);

test("returns the contract's example of a status `times` times, without handling the request", async () => {
  mock.faults.add({ operation: "createProject", status: 500, times: 2 });
  for (const _ of [1, 2]) {
    const { status, body } = await createProject(mock, "payments");
    expect({ status, body }).toEqual({ status: 500, body: { error: "Internal server error" } });
  }
  expect((await createProject(mock, "payments")).status).toBe(201);
});

test("applies a fault before authentication", async () => {
  mock.faults.add({ operation: "listProjects", status: 404 });
  expect((await fetchProject()).status).toBe(404);
  expect((await fetchProject()).status).toBe(401);
});

test("handles the request and then replaces or drops its response with `before: false`", async () => {
  mock.faults.add({ operation: "createProject", status: 500, before: false });
  mock.faults.add({ operation: "createProject", connection: "dropped", before: false });
  expect((await createProject(mock, "payments")).status).toBe(500);
  await expect(createProject(mock, "billing")).rejects.toThrow(TypeError);
  expect((await createProject(mock, "payments")).status).toBe(422);
  expect((await createProject(mock, "billing")).status).toBe(422);
});

test("does not handle the request if the connection is dropped, by default", async () => {
  const before = await projects();
  mock.faults.add({ operation: "createProject", connection: "dropped" });
  await expect(createProject(mock, "payments")).rejects.toThrow(TypeError);
  expect(await projects()).toBe(before);
});

test("returns a malformed body", async () => {
  mock.faults.add({ operation: "getHealth", body: "malformed" });
  const response = await mock.fetch("http://crewkit.test/api/v1/health");
  expect(response.status).toBe(200);
  await expect(response.json()).rejects.toThrow(SyntaxError);
});

test("counts a rejected request as one of a fault's requests", async () => {
  mock.faults.add({ operation: "createProject", delay_ms: 1 });
  expect((await createProject(mock, "checkout")).status).toBe(422);
  expect(mock.faults.list()).toEqual([]);
});

test("applies the first matching fault, and `*` to every operation", async () => {
  mock.faults.add({ operation: "listProjects", status: 403 });
  mock.faults.add({ operation: "*", status: 500, times: 2 });
  const statuses = [
    (await callApi(mock, "/health")).status,
    (await callApi(mock, `/${acme}/projects`)).status,
    (await callApi(mock, `/${acme}/projects`)).status,
    (await callApi(mock, `/${acme}/projects`)).status,
  ];
  expect(statuses).toEqual([500, 403, 500, 200]);
});

test("isolates added and listed faults from later changes", async () => {
  const added = mock.faults.add({ operation: "getHealth", status: 500, times: 2 });
  const [listed] = mock.faults.list();
  await callApi(mock, "/health");
  expect([added.times, listed?.times]).toEqual([2, 2]);
  added.times = 9;
  expect(mock.faults.list()).toMatchObject([{ times: 1 }]);
});

test("applies a fault before `Prefer`", async () => {
  mock.faults.add({ operation: "getHealth", status: 500 });
  const response = await mock.fetch("http://crewkit.test/api/v1/health", { headers: { Prefer: "code=200" } });
  expect(response.status).toBe(500);
});

test("logs an interrupted response", async () => {
  mock.faults.add({ operation: "createProject", connection: "dropped", before: false });
  await createProject(mock, "payments").catch(() => {});
  expect(mock.requests()[0]).toMatchObject({ status: 201, connection: "dropped", response_body: { data: {} } });
});

describe("rejects", () => {
  test.each<[string, object, RegExp]>([
    ["an unknown operation", { operation: "makeProject", status: 500 }, /Operation/],
    ["an undocumented status", { operation: "getHealth", status: 404 }, /Status .*getHealth.*429, 500/],
    ["a status for all operations that one does not document", { operation: "*", status: 404 }, /Status .*429, 500/],
    ["a success status", { operation: "getHealth", status: 200 }, /Status .*400/],
    ["a fault without effect", { operation: "getHealth", times: 3 }, /Status .*delay_ms.*connection.*body/],
    ["a status of a dropped response", { operation: "getHealth", status: 500, connection: "dropped" }, /Connection/],
    ["a body of a truncated response", { operation: "getHealth", connection: "truncated", body: "malformed" }, /Body/],
    [
      "a truncated response without a status",
      { operation: "getHealth", connection: "truncated", before: true },
      /Before .*status/,
    ],
    ["an unknown connection", { operation: "getHealth", connection: "cut" }, /Connection .*dropped.*truncated/],
  ])("%s", (_name, fault, reason) => {
    expect(() => mock.faults.add(fault as FaultCreate)).toThrow(reason);
    expect(mock.faults.list()).toEqual([]);
  });

  test("more than 100 pending faults", () => {
    for (let count = 0; count < 100; count++) mock.faults.add({ operation: "getHealth", status: 500 });
    expect(() => mock.faults.add({ operation: "getHealth", status: 500 })).toThrow(/100/);
  });
});

describe("on a port", () => {
  let mock: Mock;
  beforeAll(async () => {
    mock = await startMock();
  });
  afterAll(() => mock.close());
  const health = () => fetch(`${mock.url}/health`);

  test("drops the connection before the response", async () => {
    mock.faults.add({ operation: "getHealth", connection: "dropped" });
    await expect(health()).rejects.toThrow("fetch failed");
  });

  test("ends the connection in the middle of the response", async () => {
    mock.faults.add({ operation: "getHealth", connection: "truncated" });
    const response = await health();
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow("terminated");
  });
});
