import { describe, expect, test } from "vitest";
import { createCrewkit } from "./index.ts";
import { connect, getHealth, getSession, requestDeviceCode } from "./ops.ts";
import { failureOf } from "./testing/failure.ts";
import { serve } from "./testing/serve.ts";

const id = "5b1f0c3e-8a4d-4f6b-9c2e-7d1a0b3c4e5f";

describe("connect()", () => {
  test("sends no token where none is needed, as createCrewkit() does", async () => {
    const seen: unknown[] = [];
    const baseUrl = await serve(({ headers }, response) => {
      seen.push(headers.authorization);
      response.end('{"data":{"status":"ok"}}');
    });
    await getHealth(connect({ baseUrl, token: "secret" }));
    expect(seen).toEqual([undefined]);
  });

  test("asks for no token where none is needed: who has none yet can sign in", async () => {
    const baseUrl = await serve((_, response) => response.end('{"device_code":"d","user_code":"u"}'));
    const token = () => {
      throw new Error("Not signed in");
    };
    await expect(requestDeviceCode(connect({ baseUrl, token }))).resolves.toBeDefined();
  });

  test.each([
    ["timeout", () => ({ timeout: 50 })],
    ["aborted", () => ({ signal: AbortSignal.timeout(50) })],
  ])(
    "ends the wait for a token function: %s",
    async (code, options) => {
      const crewkit = connect({ baseUrl: "http://127.0.0.1:1", token: () => new Promise(() => {}) });
      expect(await failureOf(getSession(crewkit, id, id, options()))).toMatchObject({ code });
    },
    1000,
  );
});

describe("an answer with a part of the rate limit headers", () => {
  const partly = () => serve((_, response) => response.setHeader("X-RateLimit-Limit", "1000").end('{"data":{}}'));

  test("does not stop the calls for an hour", async () => {
    const org = createCrewkit({ baseUrl: await partly(), token: "t", whenExhausted: "throw" }).org(id);
    await org.sessions.get(id);
    await expect(org.sessions.get(id)).resolves.toEqual({});
  });

  test("does not say that nothing is left, until 1970", async () => {
    const { rateLimit } = await createCrewkit({ baseUrl: await partly(), token: "t" })
      .org(id)
      .sessions.get(id)
      .withResponse();
    expect(rateLimit).not.toMatchObject({ remaining: 0, reset: 0 });
  });
});

test("page(0) is no page 1 in disguise: the API refuses it", async () => {
  const seen: unknown[] = [];
  const baseUrl = await serve(({ url }, response) => {
    seen.push(url);
    response.end('{"data":[],"meta":{"current_page":1,"total_pages":1,"total_count":0}}');
  });
  await createCrewkit({ baseUrl, token: "t" }).org(id).sessions.list().page(0);
  expect(seen[0]).toMatch(/page=0/);
});
