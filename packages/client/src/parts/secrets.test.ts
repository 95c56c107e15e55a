import { text } from "node:stream/consumers";
import { inspect } from "node:util";
import { expect, test } from "vitest";
import { createCrewkit } from "../crewkit.ts";
import { operation } from "../operation.ts";
import { serve } from "../testing/server.ts";
import { storeOf } from "../testing/store.ts";

const getCurrentUser = operation("getCurrentUser GET /auth/me user");

const access_token = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2VjcmV0-_c2VjcmV0";
const refresh_token = "rt_9f86d081884c7d659a2feaa0c55ad015";
const next = { access_token: "eyJhbGciOiJIUzI1NiJ9.bmV3.bmV3bmV3", refresh_token: "rt_new_60303ae22b998861bce3b28f3" };

// What a careless server may answer, of what it was sent.
const echoes: Record<string, (sent: string) => [type: string, body: string]> = {
  "in HTML": (sent) => ["text/html", `<p>Bad: ${sent}</p>`],
  "in plain text": (sent) => ["text/plain", sent],
  "in JSON": (sent) => ["application/json", JSON.stringify({ error: `Bad: ${sent}`, details: { token: [sent] } })],
  "in JSON, cut off": (sent) => ["application/json", JSON.stringify({ error: sent }).slice(0, 30)],
};
const statuses = [200, 401, 422, 500];

// So much of a secret may be seen as tells nothing.
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
    await using server = await serve(({ headers }, response) => {
      const [type, body] = echoes[echo]?.(`${headers.authorization}`.slice(7)) ?? [];
      response.writeHead(status, { "Content-Type": type }).end(body);
    });
    const crewkit = createCrewkit({ baseUrl: server.baseUrl, token: access_token, retries: 0 });
    const error = await getCurrentUser(crewkit).catch((error: Error) => error);
    expect(error).toHaveProperty("status", status);
    expectNoSecret(error);
  }
});

test.each(Object.keys(echoes))("nor one of a refresh %s", async (echo) => {
  for (const status of statuses) {
    await using server = await serve(async (request, response) => {
      const [type, body] = echoes[echo]?.(JSON.parse(await text(request)).refresh_token) ?? [];
      response.writeHead(status, { "Content-Type": type }).end(body);
    });
    expectNoSecret(await failedRefresh(server.baseUrl));
  }
});

test.each(["application/json", "text/plain"])(
  "nor the new tokens of an answer that was cut off, as %s",
  async (type) => {
    await using server = await serve((_, response) => {
      response.writeHead(200, { "Content-Type": type }).end(JSON.stringify(next).slice(0, -10));
    });
    expectNoSecret(await failedRefresh(server.baseUrl));
  },
);

test("nor a token that no header can carry", async () => {
  const crewkit = createCrewkit({ baseUrl: "http://127.0.0.1:1", token: `${access_token}\n` });
  const error = await getCurrentUser(crewkit).catch((error: Error) => error);
  expect(error).toHaveProperty("code", "invalid");
  expectNoSecret(error);
});

test("nor a header that can't be sent, which is not tried again either", async () => {
  const fetch = () => expect.unreachable();
  const headers = { authorization: `Bearer ${access_token}\n` };
  const crewkit = createCrewkit({ baseUrl: "http://a.example", fetch });
  const error = await getCurrentUser(crewkit, { headers }).catch((error: Error) => error);
  expect(error).toHaveProperty("message", "invalid: no header can carry authorization (getCurrentUser)");
  expectNoSecret(error);
});

async function failedRefresh(baseUrl: string): Promise<Error> {
  const tokens = storeOf({ access_token, refresh_token, expires_at: 1 });
  const error = await getCurrentUser(createCrewkit({ baseUrl, tokens, retries: 0 })).catch((error: Error) => error);
  expect(error).toHaveProperty("code", "token");
  return error;
}
