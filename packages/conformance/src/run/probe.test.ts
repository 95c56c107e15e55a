import { describe, expect, onTestFinished, test } from "vitest";
import type { Plan } from "../plan/plan.ts";
import contract from "../testing/library/contract.ts";
import plan from "../testing/library/plan.ts";
import { type Override, startLibrary } from "../testing/library/server.ts";
import { serve } from "../testing/serve.ts";
import { contractOf } from "../testing/spec.ts";
import { probe } from "./probe.ts";

async function messageFor(override?: Override, { token, timeout }: { token?: string; timeout?: number } = {}) {
  const library = await startLibrary(override);
  onTestFinished(library.close);
  const tokens = token === undefined ? library.tokens : { librarian: token };
  const options = { contract, plan, target: { ...library, tokens }, ...(timeout && { timeout }) };
  const error = await probe(options).catch((reason: Error) => reason);
  return error ? error.message.replace(library.url, "") : "";
}

test("accepts a target that implements the contract", async () => {
  expect(await messageFor()).toBe("");
});

test("rejects a target that times out, serves HTML, redirects or is another API", async () => {
  expect(await messageFor(() => new Promise(() => {}), { timeout: 50 })).toMatch(/^GET \/shelves .* 50 ms/);
  const respond = (status: number, headers: Record<string, string>) =>
    messageFor(() => ({ status, headers, body: "<html>" }));
  expect(await respond(200, { "Content-Type": "text/html" })).toMatch(
    /^GET \/shelves returned 200 with text\/html and "<html>".*base URL/,
  );
  expect(await respond(301, { Location: "https://books.example/" })).toMatch(
    /^GET \/shelves returned 301 and redirects to https:\/\/books.example\//,
  );
  expect(await respond(404, {})).toContain("the base URL");
});

test("accepts a target if only one operation serves HTML", async () => {
  const html = { status: 200, headers: { "Content-Type": "text/html" }, body: "<html>" };
  expect(await messageFor(({ operationId }, respond) => (operationId === "listShelves" ? html : respond()))).toBe("");
});

test("rejects a target that responds with a 404 in the contract's form to paths without parameters", async () => {
  const headers = { "Content-Type": "application/problem+json" };
  const body = { title: "Not found", status: 404 };
  expect(await messageFor(() => ({ status: 404, headers, body }))).toMatch(
    /GET .*\/shelves returned 404.*base URL of the API/,
  );
});

test("rejects an invalid token", async () => {
  expect(await messageFor(undefined, { token: "wrong-token" })).toMatch(
    /token of librarian was rejected: GET \/loans returned 401/,
  );
});

describe("an API whose only GET has a parameter", () => {
  const jsonContent = (schema: object) => ({ description: "", content: { "application/json": { schema } } });
  const error = jsonContent({ type: "object", required: ["error"], properties: { error: { type: "string" } } });
  const id = { name: "id", in: "path", required: true, schema: { type: "integer", examples: [7] } };
  const operation = (operationId: string) => ({
    operationId,
    security: [{ key: [] }],
    parameters: [id],
    responses: { 200: jsonContent({}), 401: error, 404: error },
  });
  const body = jsonContent({ type: "object" });
  const books = contractOf({
    paths: {
      "/books/{id}": { get: operation("getBook") },
      "/books/{id}/loan": { get: operation("getLoan"), post: { ...operation("lend"), requestBody: body } },
    },
  });
  const tokens = { writer: "w-1", reader: "r-1" };
  const shelf: Plan = { ...plan, actors: ["writer"], outsider: "reader" };

  async function probeBooks(
    respond: (request: Request) => FakeResponse,
    options: { paths?: object; writes?: boolean } = {},
  ) {
    const { paths = books.paths, writes = false } = options;
    const requests: string[] = [];
    const server = await serve((request) => {
      requests.push(`${request.method} ${new URL(request.url).pathname}`);
      const { status, body, type = "application/json" } = respond(request);
      return new Response(body, { status, headers: { "Content-Type": type } });
    });
    onTestFinished(server.close);
    const target = { name: "books", ...server, tokens, writes, capabilities: {} };
    const probeOptions = { contract: { ...books, paths: Object(paths) }, plan: shelf, target };
    const error = await probe(probeOptions).catch((reason: Error) => reason);
    return { message: error?.message.replace(server.url, "") ?? "", requests };
  }

  const notFound = { status: 404, body: '{"error":"Not found"}' };

  test("accepts a 404 in the contract's form, and sends the contract's example", async () => {
    expect(await probeBooks(() => notFound)).toEqual({
      message: "",
      requests: ["GET /books/7", "GET /books/7/loan", "GET /books/7"],
    });
  });

  test.each<[string, FakeResponse]>([
    ["text", { status: 404, body: "404 page not found", type: "text/plain" }],
    ["JSON with other fields", { status: 404, body: '{"statusCode":404}' }],
    ["an undocumented status", { status: 403, body: '{"error":"Missing"}' }],
  ])("rejects a target that responds with %s", async (_, fakeResponse) => {
    const { message } = await probeBooks(() => fakeResponse);
    expect(message).toMatch(/^GET \/books\/7 returned 40[34] with .*Check that the URL is the base URL of the API/);
  });

  test("rejects the token of each actor", async () => {
    const unknown = { status: 401, body: '{"error":"Unauthorized"}' };
    expect((await probeBooks(() => unknown)).message).toMatch(
      /^The token of writer was rejected: GET \/books\/{id} returned 401/,
    );
    const reader = await probeBooks(({ headers }) =>
      headers.get("Authorization") === `Bearer ${tokens.reader}` ? unknown : notFound,
    );
    expect(reader.message).toMatch(/^The token of reader was rejected/);
  });

  test("sends a malformed body if there is no GET, but nothing to a read-only target", async () => {
    const paths = { "/books/{id}/loan": { post: { ...operation("lend"), requestBody: body } } };
    const unknown = { status: 401, body: '{"error":"Unauthorized"}' };
    const { message, requests } = await probeBooks(() => unknown, { paths, writes: true });
    expect(message).toMatch(/^The token of writer was rejected/);
    expect(requests).toEqual(["POST /books/7/loan"]);
    expect(await probeBooks(() => unknown, { paths })).toEqual({ message: "", requests: [] });
  });
});

interface FakeResponse {
  status: number;
  body: string;
  type?: string;
}
