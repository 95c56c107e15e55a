import { describe, expect, test, vi } from "vitest";
import { acme, callApi, controlsOf, createProject, useMock } from "../testing/control.ts";

const now = "2026-11-20T14:00:00Z";
const mock = useMock();

const startLogin = async (): Promise<{ user_code: string }> => (await callApi(mock, "/auth/device", {})).body;
const storedGrant = () => mock.snapshot().records.device_grants?.[0];

describe.each(controlsOf(mock))("with %s", (_name, control) => {
  test("resets records, clock, ids, limits, faults and requests", async () => {
    const { body } = await createProject(mock, "payments");
    mock.clock.advance("30d");
    mock.faults.add({ operation: "*", status: 500 });
    await control.reset();
    expect(await control.clock.now()).toBe(now);
    expect(await control.faults.list()).toEqual([]);
    expect(await control.requests()).toEqual([]);
    const again = await createProject(mock, "payments");
    expect(again.body.data.id).toBe(body.data.id);
    expect(again.headers.get("X-RateLimit-Remaining")).toBe("999");
  });

  test("restores the records and the time of a snapshot, and clears faults and requests", async () => {
    await createProject(mock, "payments");
    const snapshot = await control.snapshot();
    await createProject(mock, "checkout-2");
    await control.clock.advance("4h");
    mock.faults.add({ operation: "*", status: 500 });
    await control.restore(snapshot);
    expect([await control.faults.list(), await control.requests()]).toEqual([[], []]);
    expect((await callApi(mock, `/${acme}/projects`)).body.meta.total_count).toBe(4);
    expect(await control.clock.now()).toBe(now);
  });

  test("advances and sets the clock", async () => {
    expect(await control.clock.advance("1h30m")).toBe("2026-11-20T15:30:00Z");
    expect(await control.clock.advance("1d2h3s500ms")).toBe("2026-11-21T17:30:03Z");
    expect((await callApi(mock, "/health")).headers.get("Date")).toBe("Sat, 21 Nov 2026 17:30:03 GMT");
    expect(await control.clock.set("2027-01-01T02:00:00+02:00")).toBe("2027-01-01T00:00:00Z");
    expect((await callApi(mock, "/health")).headers.get("Date")).toBe("Fri, 01 Jan 2027 00:00:00 GMT");
  });

  test("freezes the clock until it is resumed or reset", async () => {
    expect(await control.clock.isFrozen()).toBe(false);
    expect(await control.clock.freeze()).toBe(now);
    vi.advanceTimersByTime(90_000);
    expect(await control.clock.now()).toBe(now);
    expect(await control.clock.advance("1h")).toBe("2026-11-20T15:00:00Z");
    expect(await control.clock.resume()).toBe("2026-11-20T15:00:00Z");
    vi.advanceTimersByTime(90_000);
    expect(await control.clock.now()).toBe("2026-11-20T15:01:30Z");
    await control.clock.freeze();
    await control.reset();
    expect(await control.clock.isFrozen()).toBe(false);
  });

  test.each([
    ...["4", "h", "-4h", "4 h", "4h!", ""].map((duration) => ["advance", duration, /Advance .*4h/] as const),
    ["advance", `${"9".repeat(40)}d`, /Advance .*1970.*9000/],
    ["set", "tomorrow", /Set .*2026-11-20T14:00:00Z/],
    ["set", "2026-02-30T25:00:00Z", /Set .*2026-11-20T14:00:00Z/],
    ["set", "1969-12-31T23:59:59Z", /Set .*1970.*9000/],
    ["set", "9999-12-31T23:59:59Z", /Set .*1970.*9000/],
  ] as const)("clock.%s rejects %j", async (name, text, reason) => {
    await expect(async () => control.clock[name](text)).rejects.toThrow(reason);
    expect(await control.clock.now()).toBe(now);
  });

  test("adds, lists, removes and clears faults, and uses each ID once", async () => {
    const first = await control.faults.add({ operation: "getHealth", status: 500, times: 2 });
    expect(first).toEqual({ id: "1", operation: "getHealth", status: 500, times: 2, before: true });
    const second = await control.faults.add({ operation: "getHealth", status: 503 });
    await control.faults.remove(second.id);
    expect(await control.faults.list()).toEqual([first]);
    await expect(async () => control.faults.remove(second.id)).rejects.toThrow("No pending fault has the ID 2");
    expect(await control.faults.add({ status: 500 })).toMatchObject({ id: "3" });
    await control.faults.clear();
    expect(await control.faults.list()).toEqual([]);
    expect((await callApi(mock, "/health")).status).toBe(200);
  });

  test("approves a device for Ada by default", async () => {
    const { user_code } = await startLogin();
    expect(await control.devices()).toEqual([{ user_code, expires_at: "2026-11-20T14:10:00Z" }]);
    await control.approveDevice(user_code.toLowerCase().replace("-", ""));
    expect(storedGrant()).toMatchObject({ status: "approved", user_id: mock.snapshot().records.users?.[0]?.id });
    expect(await control.devices()).toEqual([]);
  });

  test.each(["bruno", "BRUNO@acme.example", "fb9d509c-40b0-4366-8b76-dbf71a163e5d"])(
    "denies a device for %s",
    async (user) => {
      const { user_code } = await startLogin();
      await control.denyDevice(user_code, { user });
      expect(storedGrant()).toMatchObject({ status: "denied", user_id: "fb9d509c-40b0-4366-8b76-dbf71a163e5d" });
    },
  );

  test("rejects unknown and expired user codes and unknown users", async () => {
    const { user_code } = await startLogin();
    await expect(async () => control.approveDevice("AAAA-BBBB")).rejects.toThrow(/AAAA/);
    await expect(async () => control.approveDevice(user_code, { user: "constructor" })).rejects.toThrow(/User /);
    mock.clock.advance("10m");
    expect(await control.devices()).toEqual([]);
    await expect(async () => control.approveDevice(user_code)).rejects.toThrow(user_code);
  });

  test("lists emails with their tokens, newest first", async () => {
    for (const name of ["ada", "bruno", "chen"]) {
      mock.clock.set(name === "ada" ? "2026-11-20T13:00:00Z" : now);
      await callApi(mock, "/auth/magic_link", { email: `${name}@acme.example` });
    }
    const mails = await control.mails();
    expect(mails.map(({ to }) => to)).toEqual(["chen@acme.example", "bruno@acme.example", "ada@acme.example"]);
    expect(mails[0]?.token).toMatch(/\S/);
  });

  test("logs requests with bodies, newest first, except requests to the control API", async () => {
    await createProject(mock, "checkout");
    await callApi(mock, "/nowhere");
    const [unknown, taken] = await control.requests();
    expect(unknown).toMatchObject({ path: "/api/v1/nowhere", operation: null, status: 404, error: "Not found" });
    expect(taken).toMatchObject({
      method: "POST",
      operation: "createProject",
      status: 422,
      error: "Validation failed: Slug has already been taken",
      request_body: { name: "checkout", slug: "checkout" },
      response_body: { details: { slug: ["has already been taken"] } },
    });
    expect(await control.requests({ operation: "createProject" })).toEqual([taken]);
    expect(await control.requests({ method: "GET", path: "/api/v1/now*" })).toEqual([unknown]);
    expect(await control.requests({ user: "ada", request_body: { slug: "checkout" } })).toEqual([taken]);
    expect(await control.requests({ request_headers: { "content-type": "text/*" } })).toEqual([]);
    await control.clearRequests();
    expect(await control.requests()).toEqual([]);
  });

  test("verifies the number of requests, and lists the nearest ones", async () => {
    await expect(async () => control.verify({ user: "ada" })).rejects.toThrow(
      'Expected at least 1 request with {"user":"ada"}, but received 0. The mock has received no requests.',
    );
    const expected = { operation: "createProject", request_body: { slug: "billing" } } as const;
    expect(await control.verify({ ...expected, times: 0 })).toEqual([]);
    await callApi(mock, "/health");
    await callApi(mock, "/auth/me");
    await createProject(mock, "billing");
    for (const slug of ["pay", "billing"]) await createProject(mock, slug);
    expect(await control.verify(expected)).toMatchObject([{ status: 422 }, { status: 201 }]);
    expect(await control.verify({ ...expected, times: 2 })).toHaveLength(2);
    const path = `/api/v1/${acme}/projects`;
    await expect(async () => control.verify({ ...expected, times: 1 })).rejects.toThrow(
      `Expected 1 request with {"operation":"createProject","request_body":{"slug":"billing"}}, but received 2. Nearest requests:
  POST ${path} as ada, 422 (matches)
  POST ${path} as ada, 201 (matches)
  POST ${path} as ada, 201: request_body.slug is "pay"`,
    );
    await expect(async () => control.verify({ ...expected, user: "chen" })).rejects.toThrow(
      `received 0. Nearest requests:
  POST ${path} as ada, 422: user is "ada"
  POST ${path} as ada, 201: user is "ada"
  POST ${path} as ada, 201: user is "ada", request_body.slug is "pay"`,
    );
  });

  test.each([
    [{ user: "zoe" }, /User does not exist/],
    [{ times: -1 }, /Times must be at least 0/],
    [{ operation: "creatProjects" }, /Operation must be an operationId of the contract\. Did you mean createProject\?/],
    [{ operation: "payments" }, /contract$/],
  ])("rejects the verification %j", async (expected, reason) => {
    await expect(async () => control.verify(expected as object)).rejects.toThrow(reason);
  });
});
