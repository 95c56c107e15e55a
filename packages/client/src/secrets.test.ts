import { inspect } from "node:util";
import { listOperations } from "@crewkit/openapi";
import { readContract } from "@crewkit/openapi/node";
import { expect, test } from "vitest";
import { createCrewkit } from "./crewkit.ts";
import { catchError } from "./testing/catch-error.ts";
import { defineOperation } from "./testing/define-operation.ts";
import { serve, type TestServer } from "./testing/server.ts";
import { memoryStore } from "./testing/tokens.ts";

const getCurrentUser = defineOperation({ id: "getCurrentUser", method: "GET", path: "/auth/me", returns: "user" });

const access_token = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2VjcmV0-_c2VjcmV0";
const refresh_token = "rt_9f86d081884c7d659a2feaa0c55ad015";
const next = { access_token: "eyJhbGciOiJIUzI1NiJ9.bmV3.bmV3bmV3", refresh_token: "rt_new_60303ae22b998861bce3b28f3" };

// Responses that echo a token from the request.
const echoes: Record<string, (sent: string) => [headers: Record<string, string>, body: string]> = {
  "in HTML": (sent) => [{ "Content-Type": "text/html" }, `<p>Bad: ${sent}</p>`],
  "at the end of the quoted text": (sent) => [text, `${"-".repeat(60)}${sent}`],
  "in an error": (sent) => [json, JSON.stringify({ error: `Bad: ${sent}`, details: { token: [sent] } })],
  "in truncated JSON": (sent) => [json, JSON.stringify({ error: sent }).slice(0, 30)],
  "in unexpected JSON": (sent) => [json, JSON.stringify({ message: sent })],
  "in a redirect": (sent) => [{ Location: `/login/${sent}?t=${sent}` }, ""],
};
const text = { "Content-Type": "text/plain" };
const json = { "Content-Type": "application/json" };
const statuses = [200, 302, 401, 422, 500];

const tokens = [access_token, refresh_token, next.access_token, next.refresh_token];

function expectNoSecret(error: Error, secrets = tokens): void {
  const inspected = inspect(error, { depth: 20, showHidden: true });
  const outputs = [error.message, String(error.stack), JSON.stringify(error), inspected, Object(error).body];
  for (const output of outputs.filter(Boolean)) {
    for (const secret of secrets) {
      for (const part of [secret.slice(0, 8), secret.slice(8, 18), secret.slice(-8)])
        expect(output).not.toContain(part);
    }
  }
}

test.each(Object.keys(echoes))("errors do not contain an access token that is echoed %s", async (echo) => {
  for (const status of statuses) {
    const server = serve(({ headers }) => respond(echo, status, `${headers.authorization}`.slice(7)));
    const call = getCurrentUser(createCrewkit({ ...server.options, token: access_token }), { retries: 0 });
    const error = await catchError(call);
    expect(error.status).toBe(status);
    expectNoSecret(error);
  }
});

test.each(Object.keys(echoes))(
  "errors do not contain a token of one call or of a middleware that is echoed %s",
  async (echo) => {
    const server = serve(({ headers }) => respond(echo, 422, `${headers.authorization}`.slice(7)));
    const headers = { Authorization: `Bearer ${access_token}` };
    expectNoSecret(await catchError(getCurrentUser(createCrewkit(server.options), { headers })));
    const withMiddleware = createCrewkit({ ...server.options, token: null });
    withMiddleware.use((request, next) =>
      next({ ...request, headers: { ...request.headers, authorization: `Bearer ${access_token}` } }),
    );
    expectNoSecret(await catchError(getCurrentUser(withMiddleware)));
  },
);

test.each(Object.keys(echoes))("errors do not contain a refresh token that is echoed %s", async (echo) => {
  for (const status of statuses) {
    const server = serve(({ body }) => respond(echo, status, JSON.parse(`${body}`).refresh_token));
    expectNoSecret(await failedRefresh(server));
  }
});

test.each(["application/json", "text/plain"])(
  "errors do not contain new tokens from a truncated %s response",
  async (type) => {
    const headers = { "Content-Type": type };
    const server = serve(() => new Response(JSON.stringify(next).slice(0, -10), { headers }));
    expectNoSecret(await failedRefresh(server));
  },
);

test("errors do not contain an invalid header, and the request is not sent", async () => {
  const fetch = () => expect.unreachable();
  const headers = { authorization: `Bearer\n${access_token}` };
  const crewkit = createCrewkit({ baseUrl: "http://a.example", fetch });
  const error = await getCurrentUser(crewkit, { headers }).catch((error: Error) => error);
  expect(error).toMatchObject({ code: "invalid_request", operation: "getCurrentUser" });
  expect(error).toHaveProperty(
    "message",
    expect.stringContaining('The header "authorization" contains invalid characters'),
  );
  expectNoSecret(error);
});

test("errors keep words that contain a very short token", async () => {
  const server = serve(() => Response.json({ error: "Not found" }, { status: 404 }));
  await expect(getCurrentUser(createCrewkit({ ...server.options, token: "o" }))).rejects.toHaveProperty(
    "reason",
    "Not found",
  );
});

// Operations with a credential in the body or a token in the path.
const secret = "s3cr3t-0f-th3-requ3st";
const org_id = "5b1f0c3e-8a4d-4f6b-9c2e-7d1a0b3c4e5f";
const operations = listOperations(readContract());
// Passkey credentials are objects without secrets.
const withCredential = operations.filter(({ credential = "credential" }) => credential !== "credential");
const withToken = operations.filter(({ path }) => path.includes("{token}"));
const cases = [
  ...withCredential.map((each) => [each, { [`${each.credential}`]: secret }] as const),
  ...withToken.map((each) => [each, undefined] as const),
];

test.each(cases)("errors do not contain an echoed secret from $operationId", async ({ method, path }, body) => {
  const fetch = async (url: string, { body }: { body: string | null }) =>
    Response.json({ error: `Invalid: ${body} ${url}` }, { status: 401 });
  const crewkit = createCrewkit({ baseUrl: "http://a.example", token: "test.token", fetch });
  const filled = path.replace("{token}", secret).replace("{org_id}", org_id);
  const call = crewkit.request({ method: method.toUpperCase() as "POST", path: filled, body });
  expectNoSecret(await catchError(call), [secret]);
});

test("a client does not print its options", () => {
  const crewkit = createCrewkit({ token: secret, headers: { "x-gateway-key": secret } });
  expect(JSON.stringify(crewkit) + inspect(crewkit, { depth: 20 })).not.toContain(secret);
});

function respond(echo: string, status: number, sent: string): Response {
  const [headers = {}, body] = echoes[echo]?.(sent) ?? [];
  return new Response(body, { status, headers });
}

async function failedRefresh(server: TestServer): Promise<Error> {
  const tokens = memoryStore({ access_token, refresh_token, expires_at: 1 });
  const error = await getCurrentUser(createCrewkit({ ...server.options, tokens, retries: 0 })).catch(
    (error: Error) => error,
  );
  expect(error).toHaveProperty("code", "auth");
  return error;
}
