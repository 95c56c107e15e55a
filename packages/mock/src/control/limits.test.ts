import { describe, expect, test } from "vitest";
import { acme, callApi, controlsOf, useMock } from "../testing/control.ts";
import { createMock } from "../web.ts";

const mock = useMock({ now: "2026-11-20T14:00:00.250Z" });
const address = "127.0.0.1";
const listProjects = () => callApi(mock, `/${acme}/projects`);
const statusOf = async (path: string) => (await callApi(mock, path)).status;

describe.each(controlsOf(mock))("with %s", (_name, control) => {
  test("uses up the limit of an organization until it resets", async () => {
    const resets_at = "2026-11-20T15:00:01Z";
    expect(await control.limits.set({ organization: acme.toUpperCase() })).toEqual({
      organization: acme,
      limit: 1000,
      remaining: 0,
      resets_at,
    });
    const { status, headers } = await listProjects();
    expect(status).toBe(429);
    expect(headers.get("X-RateLimit-Limit")).toBe("1000");
    expect(headers.get("X-RateLimit-Remaining")).toBe("0");
    expect(headers.get("X-RateLimit-Reset")).toBe(String(Date.parse(resets_at) / 1000));
    expect(await statusOf("/auth/me")).toBe(200);
    mock.clock.set(resets_at);
    expect(await statusOf(`/${acme}/projects`)).toBe(200);
  });

  test("sets the remaining requests of an address, and lists the open windows", async () => {
    expect(await control.limits.list()).toEqual([]);
    await callApi(mock, "/health");
    mock.clock.advance("30s");
    await control.limits.set({ address, remaining: 1 });
    const resets_at = "2026-11-20T14:01:01Z";
    expect(await control.limits.list()).toEqual([{ address, limit: 100, remaining: 1, resets_at }]);
    expect([await statusOf("/health"), await statusOf("/health")]).toEqual([200, 429]);
    expect(await control.limits.list()).toEqual([{ address, limit: 100, remaining: 0, resets_at }]);
  });

  test.each([
    [{}, /Organization .*without address/],
    [{ organization: acme, address }, /Address .*combined with organization/],
    [{ organization: "acme" }, /Organization does not exist/],
    [{ address: "localhost" }, /Address must be an IP address/],
    [{ address, remaining: 101 }, /Remaining must be at most 100/],
    [{ address, remaining: -1 }, /Remaining must be at least 0/],
  ])("rejects %j", async (change, reason) => {
    await expect(async () => control.limits.set(change)).rejects.toThrow(reason);
    expect(await control.limits.list()).toEqual([]);
  });
});

test("rejects changes if the mock does not enforce rate limits", () => {
  expect(() => createMock({ limits: false }).limits.set({ address })).toThrow(/--limits off/);
});

test("reports all requests as remaining if the mock does not enforce rate limits, also from a snapshot", async () => {
  mock.limits.set({ organization: acme });
  const unlimited = createMock({ limits: false, state: mock.snapshot() });
  for (const path of [`/${acme}/projects`, `/${acme}/projects`, "/nowhere"]) {
    const { headers } = await callApi(unlimited, path);
    expect(headers.get("X-RateLimit-Remaining")).toBe(headers.get("X-RateLimit-Limit"));
  }
});
