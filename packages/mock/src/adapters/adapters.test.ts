import type { Contract } from "@crewkit/openapi";
import contract from "@crewkit/openapi/openapi.json" with { type: "json" };
import { describe, expect, test, vi } from "vitest";
import { acme, transports } from "../testing/control.ts";

describe.each(transports)("%s", (_name, connect) => {
  test("accepts a body of exactly the maximum size and rejects one more byte", async () => {
    const body = '{"name":"Abc","slug":"abc"}';
    const [call] = await connect({ contract: { ...contract, "x-max-body-bytes": body.length } as Contract });
    const headers = { Authorization: "Bearer mock.ada.token", "Content-Type": "application/json" };
    const post = (text: string) => call(`/${acme}/projects`, { method: "POST", headers, body: text });
    expect(await (await post(`${body} `)).json()).toEqual({ error: "The request body is too large" });
    expect((await post(body)).status).toBe(201);
  });

  test("responds to an internal error with the contract's 500 and logs the cause", async () => {
    const broken = structuredClone(contract) as Contract;
    Object.assign(broken.paths?.["/auth/me"]?.get?.responses ?? {}, { 401: {} });
    const [call] = await connect({ contract: broken });
    const consoleError = vi.spyOn(console, "error").mockImplementation(() => {});
    const response = await call("/auth/me");
    expect(response.status).toBe(500);
    expect(await response.json()).toEqual({ error: "Internal server error" });
    expect(response.headers.get("X-RateLimit-Limit")).toBe("100");
    expect(String(consoleError.mock.calls[0])).toContain("getCurrentUser has no error example missing");
  });

  test.each([
    ["/health", 200],
    [`/${acme}/projects`, 401],
    ["/auth/device", 404],
    ["/../../device-verify", 200],
    ["/../../__mock/clock", 200],
  ])("responds to HEAD %s with the headers of GET and no body", async (path, status) => {
    const [call] = await connect({ now: "2026-11-20T14:00:00Z" });
    const get = await call(path);
    const head = await call(path, { method: "HEAD" });
    const length = String(new TextEncoder().encode(await get.text()).length);
    const counted = get.headers.has("X-RateLimit-Remaining") && { "x-ratelimit-remaining": "98" };
    expect([head.status, await head.text()]).toEqual([status, ""]);
    expect(messageHeaders(head)).toEqual({ ...messageHeaders(get), "content-length": length, ...counted });
  });

  test("stops waiting for a delayed response when the request is aborted", async () => {
    const [call, control] = await connect({ latency: 600_000 });
    const abort = new AbortController();
    const response = call("/health", { signal: abort.signal });
    response.catch(() => {});
    await vi.waitFor(() => expect(control.requests()).toHaveLength(1), { timeout: 50_000, interval: 5 });
    abort.abort();
    await expect(response).rejects.toThrow(/abort/i);
  });
});

// Fetch closes the connection after HEAD.
function messageHeaders({ headers }: Response): Record<string, string> {
  return Object.fromEntries([...headers].filter(([name]) => !/^(connection|keep-alive|date)$/.test(name)));
}
