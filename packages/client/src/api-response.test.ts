import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { catchError } from "./testing/catch-error.ts";
import { createClient } from "./testing/create-client.ts";
import { listenHttp, serveBytes } from "./testing/listen.ts";
import { serve } from "./testing/server.ts";

const id = "5b1f0c3e-8a4d-4f6b-9c2e-7d1a0b3c4e5f";
const json = { "content-type": "application/json" };
const html = { "content-type": "text/html" };

async function getSessionWith(status: number, headers: Record<string, string>, body: string | null = null) {
  return await createClient(serve(() => new Response(body, { status, headers })).options)
    .org(id)
    .sessions.get(id);
}

describe("unexpected responses", () => {
  const unexpected: [string, number, Record<string, string>, string | null, RegExp][] = [
    [
      "HTML in a 200",
      200,
      html,
      "<h1>Sign\n in</h1>",
      /^Unexpected response: text\/html, <h1>Sign in<\/h1> \(getSession, 200\)$/,
    ],
    ["an empty 200", 200, json, "", /application\/json, no body/],
    ["an empty 500", 500, {}, "", /, no body \(getSession, 500\)$/],
    ["a 204", 204, {}, null, /no body \(getSession, 204\)$/],
    ["JSON null", 200, json, "null", /application\/json, null/],
    ["a JSON array", 200, json, '[{"id":1}]', /no valid data/],
    ["a JSON string", 200, json, '"data"', /no valid data/],
    ["null instead of data", 200, json, '{"data":null}', /no valid data/],
    ["JSON without data", 200, json, '{"status":"ok"}', /application\/json, no valid data \(/],
    ["truncated JSON", 200, json, '{"data":{"refresh_token":"s3c', /no valid data/],
    ["unexpected JSON in a 500", 500, json, '{"message":"oops"}', /no valid error \(/],
    ["an error in a 200", 200, json, '{"error":"Not found"}', /no valid data \(/],
    ["an error that is a number", 400, json, '{"error":5}', /no valid error \(/],
    ["an error that is an object", 400, json, '{"error":{"code":5}}', /no valid error \(/],
    ["another charset", 200, { "content-type": "application/json; charset=utf-16le" }, '{\0"\0d\0', /charset=utf-16le/],
    ["escape sequences", 502, html, "\u001b[31mBad\u0000 gateway\r\n", /text\/html, \[31mBad gateway \(/],
  ];

  test.each(unexpected)("reports %s", async (_name, status, headers, body, message) => {
    const error = await catchError(getSessionWith(status, headers, body));
    expect(error).toMatchObject({ code: "invalid_response", status, message: expect.stringMatching(message) });
    expect(error.message).toMatch(/^Unexpected response: [^\n]*$/);
    expect(error.message).not.toContain("s3c");
  });

  test("truncates long content", async () => {
    expect((await catchError(getSessionWith(502, html, "<p>".repeat(1e6)))).message.length).toBeLessThan(200);
  });

  test("reports a truncated body as a network error", async () => {
    await using server = await serveBytes("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n", '{"data":{');
    const error = await catchError(createClient({ baseUrl: server.baseUrl, token: null }).org(id).sessions.get(id));
    expect(error).toMatchObject({ code: "network", status: 0, operation: "getSession" });
  });
});

test.each([
  { data: [{}] },
  { data: [{}], meta: {} },
  { data: { id }, meta: { total_pages: 1 } },
  { data: null },
  { message: "hello" },
])("rejects %j as a page of a list", async (body) => {
  const error = await catchError(
    createClient(serve(() => Response.json(body)).options)
      .org(id)
      .sessions.list()
      .collect(),
  );
  expect(error).toMatchObject({ code: "invalid_response", status: 200, operation: "listSessions" });
  expect(error.message).toContain(", no valid data and meta (");
});

test('reports a missing "user"', async () => {
  const error = await catchError(createClient(serve(() => Response.json({ data: {} })).options).auth.getCurrentUser());
  expect(error.message).toContain(", no valid user (");
});

describe("an operation that returns only a message", () => {
  const deleteWith = (response: Response) =>
    createClient(serve(() => response).options)
      .org(id)
      .projects.delete(id);

  test.each([
    ["a 204", new Response(null, { status: 204 })],
    ["an empty 202", new Response("", { status: 202 })],
  ])("succeeds with %s", async (_name, response) => {
    expect(await deleteWith(response)).toEqual({ message: "" });
  });

  test.each([
    ["HTML", new Response("<p>Deleted", { headers: html }), "<p>Deleted"],
    ["an empty 404", new Response(null, { status: 404 }), "no body"],
  ])("rejects %s", async (_name, response, content) => {
    const error = await catchError(deleteWith(response));
    expect(error).toMatchObject({ code: "invalid_response", message: expect.stringContaining(content) });
  });
});

describe("redirects", () => {
  test.each([301, 302, 303, 307, 308])("reports the location of a %d, and does not follow it", async (status) => {
    const location = "https://sso.acme.example/login?state=s3cret#top";
    await using server = await listenHttp(serve(() => new Response("Moved", { status, headers: { location } })));
    const error = await catchError(createClient({ baseUrl: server.baseUrl, token: null }).org(id).sessions.get(id));
    expect(error).toMatchObject({ code: "invalid_response", status });
    expect(error.message).toMatch(/ https:\/\/sso\.acme\.example\/login[^?#\w]/);
    expect(server.requestLog).toHaveLength(1);
  });

  test("reports a redirect if the browser hides its location", async () => {
    const hidden = { ok: false, status: 0, type: "opaqueredirect", headers: new Headers(), text: async () => "" };
    const fetch = async () => hidden as unknown as Response;
    const error = await catchError(createClient({ baseUrl: "http://a.example", fetch }).org(id).sessions.get(id));
    expect(error).toMatchObject({ code: "invalid_response", message: expect.stringContaining("opaqueredirect") });
  });
});

describe("responses", () => {
  test("can start with a byte order mark", async () => {
    expect(await getSessionWith(200, json, '\uFEFF{"data":{"id":"a"}}')).toEqual({ id: "a" });
  });

  test("can be compressed", async () => {
    const headers = { ...json, "content-encoding": "gzip" };
    const body = gzipSync('{"data":{"id":"a"}}');
    await using server = await listenHttp(serve(() => new Response(body, { headers })));
    expect(await createClient({ baseUrl: server.baseUrl, token: null }).org(id).sessions.get(id)).toEqual({ id: "a" });
  });

  test("can have null data, if the contract allows it", async () => {
    const crewkit = createClient(serve(() => Response.json({ data: null })).options);
    expect(await crewkit.projects.resolve({ remote_url: "https://a.example/b.git" })).toBeNull();
  });

  test("can have any content type and a size of 10 MB", async () => {
    expect(await getSessionWith(200, html, '{"data":{}}')).toEqual({});
    expect(await getSessionWith(200, json, `{"data":"${"a".repeat(1e7)}"}`)).toHaveLength(1e7);
  });

  test("can be errors of any content type, with details", async () => {
    const error = await catchError(
      getSessionWith(422, html, '{"error":"Slug is taken","details":{"slug":["is taken"]}}'),
    );
    expect(error).toMatchObject({ code: "api_error", reason: "Slug is taken", details: { slug: ["is taken"] } });
  });
});
