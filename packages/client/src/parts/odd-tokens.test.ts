import { expect, test } from "vitest";
import { createCrewkit } from "../index.ts";
import { failureOf } from "../testing/failure.ts";
import { send } from "../testing/http-server.ts";
import { storeOf } from "../testing/store.ts";
import { serve } from "../testing/test-server.ts";

const id = "5b1f0c3e-8a4d-4f6b-9c2e-7d1a0b3c4e5f";
const token = "a-token-of-some-length";

test("a failed refresh says in the log that it was the refresh, and with which status", async () => {
  await using server = await serve((request, response) =>
    request.url?.endsWith("refresh")
      ? send(response, 500, { error: "boom" })
      : send(response, 401, { error: "Invalid token" }),
  );
  const tokens = storeOf({ access_token: "old", refresh_token: "old" });
  const error = await failureOf(createCrewkit({ baseUrl: server.url, tokens }).org(id).projects.get(id));
  expect(error.message).toMatch(/token/i);
  expect(error.message).toContain("500");
});

test("what a middleware throws is told as `network`, as Middleware says, also if it is a CrewkitError of another call", async () => {
  await using server = await serve((_, response) => send(response, 404, { error: "Not found" }));
  const other = createCrewkit({ baseUrl: server.url, token });
  const crewkit = createCrewkit({ baseUrl: server.url, token, retries: 0 });
  crewkit.use(async (request, next) => {
    await other.org(id).sessions.get(id);
    return next(request);
  });
  expect(await failureOf(crewkit.org(id).projects.get(id))).toMatchObject({ code: "network", status: 0 });
});

test("a header that can't be sent shows no token, and is not repeated", async () => {
  let sent = 0;
  const crewkit = createCrewkit({ baseUrl: "http://127.0.0.1:1" });
  crewkit.use((request, next) => {
    sent++;
    return next(request);
  });
  const call = crewkit.org(id).projects.get(id, { headers: { authorization: "Bearer SECRET\n-TOKEN" } });
  const { message } = await failureOf(call);
  expect([sent, message]).toEqual([0, expect.not.stringContaining("SECRET")]);
});

test("a token function that gives null has no token", async () => {
  const error = await failureOf(
    createCrewkit({
      token: (() => null) as never,
      fetch: async () => Response.json({ error: "Missing token" }, { status: 401 }),
    })
      .org(id)
      .projects.get(id),
  );
  expect(error).toMatchObject({ status: 401 });
});
