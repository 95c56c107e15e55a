import { listOperations } from "@crewkit/openapi";
import contract from "@crewkit/openapi/openapi.json" with { type: "json" };
import { beforeEach, describe, expect, test } from "vitest";
import { createMock, type WebMock } from "./index.ts";
import { callAs, type Sent } from "./testing/client.ts";
import { acme } from "./testing/control.ts";

// The rules of the whole API, one by one, as a client meets them.
let mock: WebMock;
beforeEach(() => {
  mock = createMock();
});

const uuid4 = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

// Of the right form for each path, so that a missing token is what is wrong.
const hash = "0".repeat(64);
const ids: Record<string, string> = { hash, from_hash: hash, to_hash: hash, token: `inv_${"A".repeat(32)}` };

// As published, the complete list.
const open = [
  "GET /health",
  "POST /auth/device",
  "POST /auth/token",
  "POST /auth/refresh",
  "POST /auth/passkey/login/challenge",
  "POST /auth/passkey/login",
  "POST /auth/magic_link",
  "POST /auth/magic_link/verify",
  "GET /invitations/{token}",
];

// An assertion of the right form, by a passkey that nobody has.
const encoded = "eyJ0eXBlIjoid2ViYXV0aG4uZ2V0In0";
const strangeKey = {
  id: encoded,
  rawId: encoded,
  type: "public-key",
  response: { clientDataJSON: encoded, authenticatorData: encoded, signature: encoded, userHandle: encoded },
};

const call = (path: string, sent?: Sent) => callAs(mock, path, sent);

describe("style and scope", () => {
  test("every endpoint lives under /api/v1/, and answers JSON", async () => {
    expect(await call("/health")).toMatchObject({ status: 200, type: "application/json" });
    expect((await mock.fetch("http://crewkit.test/health")).status).toBe(404);
  });

  test("an organization is its UUID in the path; another's and nobody's are the same 403", async () => {
    expect((await call(`/${acme}/projects`)).status).toBe(200);
    const anothers = await call(`/${acme}/projects`, { token: "mock.noor.token" });
    const nobodys = await call("/00000000-0000-4000-8000-000000000000/projects", { token: "mock.noor.token" });
    expect([anothers.status, anothers.body]).toEqual([403, nobodys.body]);
  });

  test("a success stands under `data`, or a key of its own; lists add `meta`", async () => {
    expect(Object.keys((await call("/auth/me")).body)).toEqual(["user"]);
    const { data, meta } = (await call(`/${acme}/projects`)).body;
    expect(data).toHaveLength(3);
    expect(meta).toEqual({ current_page: 1, total_pages: 1, total_count: 3 });
  });

  test("ids are UUIDs of version 4, in `id` and in paths", async () => {
    const { body } = await call(`/${acme}/projects`, { method: "POST", body: { name: "Pay", slug: "pay" } });
    expect(body.data.id).toMatch(uuid4);
    expect((await call(`/${acme}/projects/${body.data.id}`)).status).toBe(200);
    expect((await call(`/${acme}/projects/1`)).status).toBe(404);
  });
});

describe("tokens", () => {
  test.each(open)("%s needs no token", async (operation) => {
    const [method = "", path = ""] = operation.split(" ");
    const { status } = await call(path.replace("{token}", "inv_unknown"), { method, token: null });
    expect(status).not.toBe(401);
  });

  test("the contract opens these alone", () => {
    const opened = listOperations(contract).filter(({ secured }) => !secured);
    expect(opened.map(({ method, path }) => `${method.toUpperCase()} ${path}`).sort()).toEqual([...open].sort());
  });

  test("everything else answers 401 without one, or with a wrong one", async () => {
    for (const { method, path } of listOperations(contract).filter(({ secured }) => secured)) {
      mock.reset();
      const filled = path.replace(/\{(\w+)\}/g, (_, name) => ids[name] ?? acme);
      for (const token of [null, "wrong"]) {
        const { status } = await call(filled, { method: method.toUpperCase(), token });
        expect(status, `${method} ${path}`).toBe(401);
      }
    }
  });

  test("an access token lives for 4 hours, and a refresh token, which works once, gets a new one", async () => {
    const device = (await call("/auth/device", { method: "POST", token: null })).body;
    mock.approveDevice(device.user_code, { user: "chen" });
    const exchange = { method: "POST", token: null, body: { device_code: device.device_code } };
    const first = (await call("/auth/token", exchange)).body;
    expect(first).toMatchObject({ token_type: "Bearer", expires_in: 14400 });
    expect((await call("/auth/me", { token: first.access_token })).body.user.name).toBe("Chen Wei");
    mock.clock.advance("4h");
    expect((await call("/auth/me", { token: first.access_token })).status).toBe(401);
    const refresh = { method: "POST", token: null, body: { refresh_token: first.refresh_token } };
    const second = (await call("/auth/refresh", refresh)).body;
    expect((await call("/auth/me", { token: second.access_token })).status).toBe(200);
    expect((await call("/auth/refresh", refresh)).status).toBe(401);
    expect((await call("/auth/me", { token: second.access_token })).status).toBe(401);
  });
});

describe("credentials in a body", () => {
  test.each([
    ["/auth/refresh", { refresh_token: "wrong" }],
    ["/auth/magic_link/verify", { token: "wrong" }],
    ["/auth/passkey/login", { credential: strangeKey }],
  ])("a wrong one is 401: %s", async (path, body) => {
    expect((await call(path, { method: "POST", token: null, body })).status).toBe(401);
  });
});

describe("pages", () => {
  const list = (query: string) => call(`/${acme}/sessions${query}`);

  test("`page` is 1 and `per_page` 25 by default", async () => {
    for (let sent = 0; sent < 20; sent++) {
      const body = { remote_url: "git@github.com:acme/checkout-api.git" };
      await call(`/${acme}/sessions`, { method: "POST", body });
    }
    const { body } = await list("");
    expect(body.data).toHaveLength(25);
    expect(body).toEqual((await list("?page=1&per_page=25")).body);
  });

  test("pages part the list and end; one past the end is empty", async () => {
    const all = (await list("?per_page=100")).body.data;
    const pages = await Promise.all([1, 2, 3].map((page) => list(`?per_page=4&page=${page}`)));
    expect(pages.flatMap(({ body }) => body.data)).toEqual(all);
    expect(pages[0]?.body.meta).toEqual({ current_page: 1, total_pages: 3, total_count: all.length });
    expect(await list("?per_page=4&page=4")).toMatchObject({ status: 200, body: { data: [] } });
  });

  test.each(["per_page=101", "per_page=0", "page=0", "page=first"])("%s is 400", async (query) => {
    expect((await list(`?${query}`)).status).toBe(400);
  });
});

describe("statuses and errors", () => {
  const post = (body: unknown) => call(`/${acme}/projects`, { method: "POST", body });

  test("`error` is always there, and `details` maps a field to its messages", async () => {
    expect((await post({ name: "", slug: "pay" })).body).toEqual({
      error: "Validation failed: Name can't be blank",
      details: { name: ["can't be blank"] },
    });
    expect((await call("/nowhere")).body).toEqual({ error: expect.any(String) });
  });

  test.each([
    [200, "a success", () => call("/auth/me")],
    [201, "what is created", () => post({ name: "Pay", slug: "pay" })],
    [400, "malformed JSON", () => post("{")],
    [400, "a body of another type", () => call(`/${acme}/projects`, { method: "POST", type: "text/plain", body: {} })],
    [400, "a missing parameter", () => call("/organizations/slug-available")],
    [401, "a wrong token", () => call("/auth/me", { token: "wrong" })],
    [
      403,
      "too little permission",
      () => call(`/${acme}/projects`, { method: "POST", token: "mock.dana.token", body: {} }),
    ],
    [404, "an unknown id", () => call(`/${acme}/projects/${acme}`)],
    [404, "a wrong method", () => call("/health", { method: "PUT" })],
    [422, "a field that breaks a rule", () => post({ name: "Pay", slug: "Not a slug" })],
  ])("%i is for %s", async (status, _, send) => {
    expect((await send()).status).toBe(status);
  });

  test("a deletion is 200, with a body", async () => {
    const { data } = (await post({ name: "Pay", slug: "pay" })).body;
    const deleted = await call(`/${acme}/projects/${data.id}`, { method: "DELETE" });
    expect(deleted).toMatchObject({ status: 200, body: { message: expect.any(String) } });
  });

  test("500 comes by a fault alone", async () => {
    mock.faults.add({ operation: "getHealth", status: 500 });
    expect(await call("/health")).toMatchObject({ status: 500, body: { error: expect.any(String) } });
    expect((await call("/health")).status).toBe(200);
  });
});
