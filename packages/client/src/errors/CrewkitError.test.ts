import { inspect } from "node:util";
import { describe, expect, expectTypeOf, test, vi } from "vitest";
import { connect, createProject, getSession, refreshToken } from "../ops.ts";
import { failureOf } from "../testing/failure.ts";
import { serve } from "../testing/server.ts";
import { CrewkitError } from "./CrewkitError.ts";

const id = "5b1f0c3e-8a4d-4f6b-9c2e-7d1a0b3c4e5f";
const token = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI1YjFmIn0.c2lnbmF0dXJl/w==";
const body = { name: "Checkout", slug: "checkout" };
const refusal = { error: "Validation failed: Slug is taken", details: { slug: ["is taken"] } };
const limits = { "X-RateLimit-Limit": "100", "X-RateLimit-Remaining": "98", "X-RateLimit-Reset": "1764100000" };

async function refused(headers: Record<string, string> = {}): Promise<CrewkitError> {
  await using server = await serve((_, response) => response.writeHead(422, headers).end(JSON.stringify(refusal)));
  return await failureOf(createProject(connect({ baseUrl: server.baseUrl, token }), id, body));
}

describe("what a log shows", () => {
  test("is one line that says what, where and which status", async () => {
    const { message } = await refused({ "X-Request-Id": "req-7" });
    expect(message).toBe("refused: Validation failed: Slug is taken (createProject, 422, req-7)");
    expect(new CrewkitError("a\n b\u001b[2J", { code: "network", operation: "getHealth" }).message).toBe(
      "network: a b [2J (getHealth)",
    );
  });

  test("as JSON is what a program wants to know", async () => {
    const rateLimit = { limit: 100, remaining: 98, reset: 1764100000 };
    expect(JSON.parse(JSON.stringify(await refused({ "X-Request-Id": "req-7", ...limits })))).toEqual({
      ...{ name: "CrewkitError", code: "refused", status: 422, operation: "createProject", requestId: "req-7" },
      ...{ reason: refusal.error, details: refusal.details, rateLimit },
    });
  });

  test("has nothing of what there is not", async () => {
    const shown = inspect(await refused());
    expect(shown).toMatch(/^CrewkitError: refused: Validation failed: Slug is taken \(createProject, 422\)\n {4}at /);
    expect(shown).not.toMatch(/undefined|null|requestId|rateLimit|cause|Response/);
    expect(Object.keys(await refused()).sort()).toEqual("code details name operation reason status".split(" "));
  });

  test("has the cause where there is one", () => {
    const cause = new Error("socket hang up");
    const error = new CrewkitError("No answer", { code: "network", operation: "getHealth", cause });
    expect(error).toMatchObject({ cause, status: 0, response: undefined });
    expect(JSON.stringify(error)).not.toContain("cause");
  });
});

describe("no token is ever shown, though the server repeats it", () => {
  const refresh_token = "rt_8Jk2/mQ+x9==";
  const echo = (text: string) => `${text} ${token} ${refresh_token}`;
  test.each([
    ["in the API's words", 401, { error: echo("Expired:"), details: { token: [echo("is")] } }],
    ["in a page", 401, echo("<h1>")],
    ["at the edge of what is shown of a page", 401, `${"-".repeat(60)}${echo("")}`],
    ["in JSON of another form", 401, { message: echo("") }],
    ["in JSON that is cut off", 200, `{"data":{"token":"${echo("")}`],
    ["in a redirect", 302, ""],
  ])("%s", async (_name, status, said) => {
    const text = typeof said === "string" ? said : JSON.stringify(said);
    const headers = status === 302 ? { location: `/login/${echo("").replaceAll(" ", "-")}?t=${token}` } : {};
    await using server = await serve((_, response) => response.writeHead(status, headers).end(text));
    const connection = connect({ baseUrl: server.baseUrl, token });
    const errors = [
      [token, await failureOf(getSession(connection, id, id))] as const,
      [refresh_token, await failureOf(refreshToken(connection, { refresh_token }))] as const,
    ];
    for (const [secret, error] of errors) {
      for (const shown of [error.message, error.stack, inspect(error), JSON.stringify(error)])
        expect(shown).not.toContain(secret.slice(0, 8));
    }
  });

  test("and a word as short as a token of a test is left as it is", async () => {
    await using server = await serve((_, response) => response.writeHead(404).end('{"error":"Not found"}'));
    const error = await failureOf(getSession(connect({ baseUrl: server.baseUrl, token: "o" }), id, id));
    expect(error.reason).toBe("Not found");
  });
});

describe("CrewkitError.is", () => {
  test("tells by status, and narrows", () => {
    const error: unknown = new CrewkitError("Gone", { code: "unreadable", operation: "getHealth", status: 410 });
    expect(CrewkitError.is(error)).toBe(true);
    expect(CrewkitError.is(error, 422)).toBe(false);
    expect(CrewkitError.is(error, 410)).toBe(true);
    if (CrewkitError.is(error, 422)) expectTypeOf(error.status).toEqualTypeOf<422>();
    if (CrewkitError.is(error)) expectTypeOf(error.status).toEqualTypeOf<number>();
  });

  test("knows an error of another copy of the package", async () => {
    vi.resetModules();
    const copy = await import("./CrewkitError.ts");
    const error = new copy.CrewkitError("Gone", { code: "unreadable", operation: "getHealth", status: 410 });
    expect(error).not.toBeInstanceOf(CrewkitError);
    expect(CrewkitError.is(error, 410)).toBe(true);
  });

  test.each([undefined, null, 0, "CrewkitError", {}, new Error("CrewkitError")])("is false for %s", (other) => {
    expect(CrewkitError.is(other)).toBe(false);
  });
});

test("the answer itself is at hand, and stands in no log", async () => {
  const error = await refused({ "X-Request-Id": "req-7" });
  expect(error.response?.headers.get("x-request-id")).toBe("req-7");
  expect(inspect(error, { showHidden: true })).not.toContain("127.0.0.1");
});
