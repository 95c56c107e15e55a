import { beforeEach, expect, test, vi } from "vitest";
import { createCrewkit } from "./crewkit.ts";
import type { ClientOptions } from "./options.ts";
import { requestTarget, serve } from "./testing/server.ts";
import { skipWaits } from "./testing/time.ts";
import { memoryStore } from "./testing/tokens.ts";

beforeEach(skipWaits);

const tokens = { access_token: "access-secret", refresh_token: "refresh-secret", expires_at: 1 };

/** Makes calls that refresh the token, retry, wait for the rate limit and fail. Returns the logged lines. */
async function makeCalls(options: ClientOptions): Promise<string[]> {
  const failures = [500];
  const server = serve((request) => {
    if (requestTarget(request) === "/auth/refresh")
      return Response.json({ access_token: "new-secret", refresh_token: "next-secret", token_type: "Bearer" });
    const status = failures.shift() ?? 200;
    return Response.json({ user: {}, error: "Echo new-secret" }, { status, headers: { "X-Request-Id": "req-1" } });
  });
  const lines: string[] = [];
  vi.spyOn(console, "error").mockImplementation((line) => void lines.push(line));
  vi.spyOn(Math, "random").mockReturnValue(0.5);
  const crewkit = createCrewkit({
    ...server.options,
    tokens: memoryStore(tokens),
    limits: [{ requests: 3, seconds: 30 }],
    ...options,
  });
  await crewkit.auth.getCurrentUser();
  await crewkit.auth.getCurrentUser();
  return lines;
}

test("logs a line for each response, wait, retry and refresh, without tokens", async () => {
  expect(await makeCalls({ debug: true })).toEqual([
    "crewkit: refreshToken: POST 200",
    "crewkit: refreshToken: refreshed the access token",
    "crewkit: getCurrentUser: GET 500, request req-1",
    "crewkit: getCurrentUser: attempt 2 in 0.3 s after Echo … (getCurrentUser, 500, req-1)",
    "crewkit: getCurrentUser: GET 200, attempt 2, request req-1",
    "crewkit: getCurrentUser: waits 29.8 s for the rate limit",
    "crewkit: getCurrentUser: GET 200, request req-1",
  ]);
});

test("passes the lines to a function", async () => {
  const lines: string[] = [];
  expect(await makeCalls({ debug: (line) => void lines.push(line) })).toEqual([]);
  expect(lines).toHaveLength(7);
});

test("is enabled by CREWKIT_LOG=debug, unless the option is false", async () => {
  expect(await makeCalls({})).toEqual([]);
  vi.stubEnv("CREWKIT_LOG", "debug");
  expect(await makeCalls({})).toHaveLength(7);
  expect(await makeCalls({ debug: false })).toEqual([]);
});
