import { describe, expect, onTestFinished, test, vi } from "vitest";
import type { CrewkitOptions, CrewkitRequest } from "./index.ts";
import { catchError } from "./testing/catch-error.ts";
import { createClient } from "./testing/create-client.ts";
import { serveEcho } from "./testing/listen.ts";

const id = "5b1f0c3e-8a4d-4f6b-9c2e-7d1a0b3c4e5f";
const unused = { baseUrl: "http://a.example", fetch: () => expect.unreachable() };

async function connectToEcho(options?: CrewkitOptions) {
  const server = await serveEcho();
  onTestFinished(server.close);
  return createClient({ baseUrl: server.baseUrl, ...options });
}

describe("requests", () => {
  test("sends a GET with the token and without a body", async () => {
    const received = await (await connectToEcho({ token: "secret" })).org(id).sessions.get(id);
    expect(received).toMatchObject({ method: "GET", url: `/api/v1/${id}/sessions/${id}`, body: "" });
    expect(received).toMatchObject({ headers: { accept: "application/json", authorization: "Bearer secret" } });
    expect(received).not.toHaveProperty("headers.content-type");
  });

  test("sends a POST with a JSON body", async () => {
    const body = { name: "Café", slug: "cafe" };
    const received = await (await connectToEcho()).org(id).projects.create(body);
    expect(received).toMatchObject({ method: "POST", body: JSON.stringify(body) });
    expect(received).toMatchObject({ headers: { "content-type": "application/json", "content-length": "30" } });
    expect(received).not.toHaveProperty("headers.authorization");
  });

  test("sends additional headers, which override the client's own", async () => {
    const headers = { Prefer: "code=404", Accept: "text/plain", AUTHORIZATION: "Bearer other" };
    const received = await (await connectToEcho({ token: "secret" })).org(id).sessions.get(id, { headers });
    const expected = { prefer: "code=404", accept: "text/plain", authorization: "Bearer other" };
    expect(received).toMatchObject({ headers: expected });
  });

  test.each(["secret\ntoken", "secret token", "sécret"])(
    "rejects a token with invalid characters: %j",
    async (token) => {
      const error = await catchError(
        createClient({ ...unused, token })
          .org(id)
          .sessions.get(id),
      );
      expect(error).toMatchObject({ code: "invalid_request", operation: "getSession" });
      expect(`${error.message}${error.stack}`).not.toMatch(/s[eé]cret/);
    },
  );

  test.each(["a b", "a:", "ä", "", "a\n"])("rejects a header with the name %j", async (name) => {
    const error = await catchError(
      createClient(unused)
        .org(id)
        .sessions.get(id, { headers: { [name]: "value" } }),
    );
    expect(error).toMatchObject({ code: "invalid_request", operation: "getSession" });
  });

  test("rejects a body that cannot be serialized", async () => {
    const body = { name: "Checkout", slug: "checkout", config: 1n };
    const error = await catchError(
      createClient(unused)
        .org(id)
        .projects.create(body as never),
    );
    expect(error).toMatchObject({ code: "invalid_request", operation: "createProject", cause: expect.any(TypeError) });
  });

  test("sends no body if an optional body is omitted", async () => {
    const received = await (await connectToEcho()).org(id).sessions.end(id);
    expect(received).toMatchObject({ method: "POST", body: "" });
    expect(received).not.toHaveProperty("headers.content-type");
  });
});

test("passes the fetch options of a call to fetch", async () => {
  const sent: CrewkitRequest[] = [];
  const fetch = async (_url: string, request: CrewkitRequest) => {
    sent.push(request);
    return Response.json({ data: {} });
  };
  const dispatcher = {};
  const fetchOptions = { cache: "no-store", dispatcher };
  await createClient({ ...unused, fetch })
    .org(id)
    .sessions.get(id, { fetchOptions });
  expect(sent).toMatchObject([{ cache: "no-store" }]);
  expect(sent[0]).toHaveProperty("dispatcher", dispatcher);
});

describe("fetch", () => {
  test("can be replaced by a function with the same parameters", async () => {
    const sent: CrewkitRequest[] = [];
    const crewkit = await connectToEcho({
      fetch(url, request) {
        sent.push(request);
        return fetch(url, request);
      },
    });
    await crewkit.org(id).sessions.get(id);
    const url = expect.stringMatching(/^http:.*\/sessions\//);
    expect(sent).toEqual([expect.objectContaining({ operation: "getSession", attempt: 1, url })]);
  });

  test("is called without `this`, as browsers require", async () => {
    const fetch = vi.fn(async () => Response.json({ data: {} }));
    await createClient({ baseUrl: "http://a.example", fetch }).org(id).sessions.get(id);
    expect(fetch.mock.contexts).toEqual([undefined]);
  });

  test("is looked up when a request is sent", async () => {
    const crewkit = createClient({ baseUrl: "http://a.example" });
    vi.stubGlobal("fetch", async () => Response.json({ data: "patched" }));
    onTestFinished(() => void vi.unstubAllGlobals());
    expect(await crewkit.health.get()).toBe("patched");
  });
});
