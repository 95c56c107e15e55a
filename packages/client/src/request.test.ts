import { describe, expect, onTestFinished, test, vi } from "vitest";
import type { CrewkitRequest } from "./index.ts";
import { type ConnectionOptions, connect, createProject, endSession, getHealth, getSession } from "./ops.ts";
import { catchError } from "./testing/catch-error.ts";
import { serveEcho } from "./testing/listen-http.ts";

const id = "5b1f0c3e-8a4d-4f6b-9c2e-7d1a0b3c4e5f";
const unused = { baseUrl: "http://a.example", fetch: () => expect.unreachable() };

async function mirrored(options?: ConnectionOptions) {
  const server = await serveEcho();
  onTestFinished(server.close);
  return connect({ baseUrl: server.baseUrl, ...options });
}

describe("a request", () => {
  test("of a reading operation has the token and no body", async () => {
    const seen = await getSession(await mirrored({ token: "secret" }), id, id);
    expect(seen).toMatchObject({ method: "GET", url: `/api/v1/${id}/sessions/${id}`, body: "" });
    expect(seen).toMatchObject({ headers: { accept: "application/json", authorization: "Bearer secret" } });
    expect(seen).not.toHaveProperty("headers.content-type");
  });

  test("of a writing operation has its body as JSON", async () => {
    const body = { name: "Café", slug: "cafe" };
    const seen = await createProject(await mirrored(), id, body);
    expect(seen).toMatchObject({ method: "POST", body: JSON.stringify(body) });
    expect(seen).toMatchObject({ headers: { "content-type": "application/json", "content-length": "30" } });
    expect(seen).not.toHaveProperty("headers.authorization");
  });

  test("takes further headers, and others for its own, whatever their case", async () => {
    const headers = { Prefer: "code=404", Accept: "text/plain", AUTHORIZATION: "Bearer other" };
    const seen = await getSession(await mirrored({ token: "secret" }), id, id, { headers });
    const received = { prefer: "code=404", accept: "text/plain", authorization: "Bearer other" };
    expect(seen).toMatchObject({ headers: received });
  });

  test.each(["secret\ntoken", "secret token", "sécret"])(
    "takes no token that a header can't carry: %j",
    async (token) => {
      const error = await catchError(getSession(connect({ ...unused, token }), id, id));
      expect(error).toMatchObject({ code: "invalid_request", operation: "getSession" });
      expect(`${error.message}${error.stack}`).not.toMatch(/s[eé]cret/);
    },
  );

  test("has no body that can't be JSON", async () => {
    const body = { name: "Checkout", slug: "checkout", config: 1n };
    const error = await catchError(createProject(connect(unused), id, body as never));
    expect(error).toMatchObject({ code: "invalid_request", operation: "createProject", cause: expect.any(TypeError) });
  });

  test("has no body where it may be left out", async () => {
    const seen = await endSession(await mirrored(), id, id);
    expect(seen).toMatchObject({ method: "POST", body: "" });
    expect(seen).not.toHaveProperty("headers.content-type");
  });

  test("has an empty header, and no word, for one that is undefined", async () => {
    const headers = { "x-a": undefined as never };
    expect(await getSession(await mirrored(), id, id, { headers })).toMatchObject({ headers: { "x-a": "" } });
  });
});

describe("fetch", () => {
  test("is the one that was given, and gets what the platform's takes", async () => {
    const sent: CrewkitRequest[] = [];
    const crewkit = await mirrored({
      fetch(url, request) {
        sent.push(request);
        return fetch(url, request);
      },
    });
    await getSession(crewkit, id, id);
    const url = expect.stringMatching(/^http:.*\/sessions\//);
    expect(sent).toEqual([expect.objectContaining({ operation: "getSession", attempt: 1, url })]);
  });

  test("is called without a `this`, as a browser's must be", async () => {
    const fetch = vi.fn(async () => Response.json({ data: {} }));
    await getSession(connect({ baseUrl: "http://a.example", fetch }), id, id);
    expect(fetch.mock.contexts).toEqual([undefined]);
  });

  test("is the platform's as it is when it is needed", async () => {
    const crewkit = connect({ baseUrl: "http://a.example" });
    vi.stubGlobal("fetch", async () => Response.json({ data: "patched" }));
    onTestFinished(() => void vi.unstubAllGlobals());
    expect(await getHealth(crewkit)).toBe("patched");
  });
});
