import { inspect } from "node:util";
import { expect, test } from "vitest";
import { createCrewkit } from "../crewkit.ts";
import { operation } from "../operation.ts";
import { serve, type TestServer } from "../testing/server.ts";
import { storeOf } from "../testing/store.ts";

const getCurrentUser = operation("getCurrentUser GET /auth/me user");

const access_token = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2VjcmV0-_c2VjcmV0";
const refresh_token = "rt_9f86d081884c7d659a2feaa0c55ad015";
const next = { access_token: "eyJhbGciOiJIUzI1NiJ9.bmV3.bmV3bmV3", refresh_token: "rt_new_60303ae22b998861bce3b28f3" };

// How a careless server may repeat a token in its response.
const echoes: Record<string, (sent: string) => [type: string, body: string]> = {
  "in HTML": (sent) => ["text/html", `<p>Bad: ${sent}</p>`],
  "in plain text": (sent) => ["text/plain", sent],
  "in JSON": (sent) => ["application/json", JSON.stringify({ error: `Bad: ${sent}`, details: { token: [sent] } })],
  "in JSON, cut off": (sent) => ["application/json", JSON.stringify({ error: sent }).slice(0, 30)],
};
const statuses = [200, 401, 422, 500];

// No part of a secret that is long enough to be of use.
function expectNoSecret(error: Error): void {
  const shown = [
    error.message,
    String(error.stack),
    JSON.stringify(error),
    inspect(error, { depth: 20, showHidden: true }),
  ];
  for (const secret of [access_token, refresh_token, next.access_token, next.refresh_token]) {
    for (const part of [secret.slice(0, 8), secret.slice(8, 18), secret.slice(-8)]) {
      for (const place of shown) expect(place).not.toContain(part);
    }
  }
}

test.each(Object.keys(echoes))("no error shows a token that the server repeats %s", async (echo) => {
  for (const status of statuses) {
    const server = serve(({ headers }) => respond(echo, status, `${headers.authorization}`.slice(7)));
    const crewkit = createCrewkit({ ...server, token: access_token, retries: 0 });
    const error = await getCurrentUser(crewkit).catch((error: Error) => error);
    expect(error).toHaveProperty("status", status);
    expectNoSecret(error);
  }
});

test.each(Object.keys(echoes))("no error shows a refresh token that the server repeats %s", async (echo) => {
  for (const status of statuses) {
    const server = serve(({ body }) => respond(echo, status, JSON.parse(`${body}`).refresh_token));
    expectNoSecret(await failedRefresh(server));
  }
});

test.each(["application/json", "text/plain"])(
  "no error shows the new tokens in a truncated response of type %s",
  async (type) => {
    const headers = { "Content-Type": type };
    const server = serve(() => new Response(JSON.stringify(next).slice(0, -10), { headers }));
    expectNoSecret(await failedRefresh(server));
  },
);

test("no error shows a token with characters that are not allowed in a header", async () => {
  const crewkit = createCrewkit({ baseUrl: "http://127.0.0.1:1", token: `${access_token}\n` });
  const error = await getCurrentUser(crewkit).catch((error: Error) => error);
  expect(error).toHaveProperty("code", "invalid");
  expectNoSecret(error);
});

test("no error shows a header with characters that are not allowed, and the call is not retried", async () => {
  const fetch = () => expect.unreachable();
  const headers = { authorization: `Bearer ${access_token}\n` };
  const crewkit = createCrewkit({ baseUrl: "http://a.example", fetch });
  const error = await getCurrentUser(crewkit, { headers }).catch((error: Error) => error);
  expect(error).toMatchObject({ code: "invalid", operation: "getCurrentUser" });
  expect(error).toHaveProperty("message", expect.stringContaining("authorization"));
  expectNoSecret(error);
});

function respond(echo: string, status: number, sent: string): Response {
  const [type = "", body] = echoes[echo]?.(sent) ?? [];
  return new Response(body, { status, headers: { "Content-Type": type } });
}

async function failedRefresh(server: TestServer): Promise<Error> {
  const tokens = storeOf({ access_token, refresh_token, expires_at: 1 });
  const error = await getCurrentUser(createCrewkit({ ...server, tokens, retries: 0 })).catch((error: Error) => error);
  expect(error).toHaveProperty("code", "token");
  return error;
}
