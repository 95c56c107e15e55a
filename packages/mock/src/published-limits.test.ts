import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createMock, type WebMock } from "./index.ts";
import { acme, callApi } from "./testing/control.ts";

// The published rate limits, as a client meets them.
beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"] }));
afterEach(() => void vi.useRealTimers());

let mock: WebMock;
beforeEach(() => {
  mock = createMock();
});

async function call(path: string, body?: object) {
  const response = await callApi(mock, path, body);
  return { ...response, limit: limitOf(response.headers) };
}

function limitOf(headers: Headers): Record<"Limit" | "Remaining" | "Reset", number> {
  const read = (name: string) => Number(headers.get(`X-RateLimit-${name}`));
  return { Limit: read("Limit"), Remaining: read("Remaining"), Reset: read("Reset") };
}

test("an address has 100 requests a minute, counted down on every response, errors too; then 429", async () => {
  const first = await call("/health");
  expect(first.limit).toMatchObject({ Limit: 100, Remaining: 99 });
  expect((await call("/nowhere")).limit).toMatchObject({ Remaining: 98 });
  expect(limitOf((await mock.fetch("http://crewkit.test/elsewhere")).headers).Remaining).toBe(97);
  for (let sent = 3; sent < 100; sent++) await call("/nowhere");
  expect(await call("/health")).toMatchObject({ status: 429, limit: { Remaining: 0, Reset: first.limit.Reset } });
  mock.clock.advance("1m");
  expect((await call("/health")).limit).toMatchObject({ Limit: 100, Remaining: 99 });
});

test("an organization has 1,000 requests an hour", async () => {
  for (let minute = 0; minute < 12; minute++) {
    for (let sent = 0; sent < 84; sent++) {
      const { status } = await call(`/${acme}/projects`);
      if (minute * 84 + sent === 999) expect(status).toBe(200);
      if (minute * 84 + sent === 1000) expect(status).toBe(429);
    }
    mock.clock.advance("1m");
  }
  expect(await call(`/${acme}/projects`)).toMatchObject({ status: 429, limit: { Limit: 1000, Remaining: 0 } });
  expect((await call("/auth/me")).status).toBe(200);
  mock.clock.advance("1h");
  expect((await call(`/${acme}/projects`)).status).toBe(200);
});

test("creates nothing for a request that exceeds the limit", async () => {
  for (let sent = 0; sent < 100; sent++) await call("/health");
  expect((await call(`/${acme}/projects`, { name: "Pay", slug: "pay" })).status).toBe(429);
  mock.clock.advance("1m");
  expect((await call(`/${acme}/projects`)).body.data).not.toContainEqual(expect.objectContaining({ slug: "pay" }));
});

test("a spent address is refused whatever it asks for, outside of the API too", async () => {
  for (let sent = 0; sent < 100; sent++) await call("/health");
  const targets = ["/api/v1/health", "/api/v1/nowhere", "/api/v1/%zz", "/nowhere", "/%zz"];
  for (const target of targets) {
    const { status, headers } = await mock.fetch(`http://crewkit.test${target}`);
    expect([status, limitOf(headers).Remaining], target).toEqual([429, 0]);
  }
});

test("with `limits: false` they are counted, and nobody is refused", async () => {
  mock = createMock({ limits: false });
  for (let sent = 0; sent < 100; sent++) await call("/health");
  expect(await call("/health")).toMatchObject({ status: 200, limit: { Limit: 100, Remaining: 0 } });
  expect((await mock.fetch("http://crewkit.test/nowhere")).status).toBe(404);
});

test("a 429 says when the window ends in `X-RateLimit-Reset`, and has no `Retry-After`", async () => {
  for (let sent = 0; sent < 100; sent++) await call("/health");
  const { status, headers, limit } = await call("/health");
  expect([status, headers.get("Retry-After")]).toEqual([429, null]);
  mock.clock.set(new Date(limit.Reset * 1000).toISOString());
  expect((await call("/health")).status).toBe(200);
});
