import { beforeEach, describe, expect, test } from "vitest";
import { createCrewkit } from "../crewkit.ts";
import { serveRotatingTokens } from "../testing/rotating-tokens.ts";
import { requestTarget, serve } from "../testing/server.ts";
import { skipWaits } from "../testing/time.ts";
import { memoryStore } from "../testing/tokens.ts";

beforeEach(skipWaits);

const past = 1_700_000_000;

test("an empty token does not replace a store", async () => {
  const server = serve(({ headers }) => Response.json({ user: { name: headers.authorization } }));
  const tokens = memoryStore({ access_token: "access", refresh_token: "refresh" });
  const user = await createCrewkit({ ...server.options, token: "", tokens }).auth.getCurrentUser();
  expect(user).toEqual({ name: "Bearer access" });
});

describe("two clients with the same store object", () => {
  test("refresh an expired token once", async () => {
    const server = serveRotatingTokens();
    const tokens = memoryStore({ ...server.initialTokens, expires_at: past });
    const clients = [1, 2].map(() => createCrewkit({ ...server.options, tokens, limits: [] }));
    const calls = Array.from({ length: 10 }, () => clients.map((crewkit) => crewkit.auth.getCurrentUser()));
    await Promise.all(calls.flat());
    expect(server.counts).toEqual({ refreshes: 1, unauthorized: 0 });
  });

  test("use the tokens of a sign-in on either of them", async () => {
    const server = serve(({ headers }) => Response.json({ user: { name: headers.authorization } }));
    const tokens = memoryStore(undefined);
    const [first, second] = [1, 2].map(() => createCrewkit({ ...server.options, tokens }));
    expect(await second?.auth.getCurrentUser()).toEqual({});
    await first?.signIn({ access_token: "access", refresh_token: "refresh" });
    expect(await second?.auth.getCurrentUser()).toEqual({ name: "Bearer access" });
  });
});

test("uses a newer token from the store if the refresh token was already used", async () => {
  const tokens = memoryStore({ access_token: "old", refresh_token: "used", expires_at: past });
  const server = serve((request) => {
    if (requestTarget(request) === "/auth/me") return Response.json({ user: { name: request.headers.authorization } });
    // Another process refreshes at the same time, and saves its tokens first.
    tokens.save({ access_token: "new", refresh_token: "next" });
    return Response.json({ error: "Invalid refresh token" }, { status: 401 });
  });
  const crewkit = createCrewkit({ ...server.options, tokens });
  expect(await crewkit.auth.getCurrentUser()).toEqual({ name: "Bearer new" });
  expect(server.requestLog).toEqual(["POST /auth/refresh", "GET /auth/me"]);
});
