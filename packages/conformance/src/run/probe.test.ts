import type { IncomingMessage } from "node:http";
import type { Contract } from "@crewkit/openapi";
import { afterEach, describe, expect, test } from "vitest";
import type { Plan } from "../plan/plan.ts";
import { contract, type Intercept, type Notes, plan, serveNotes } from "../testing/notes.ts";
import { contractOf } from "../testing/spec.ts";
import { probe } from "./probe.ts";

const open: Notes[] = [];
afterEach(() => Promise.all(open.splice(0).map((notes) => notes.close())));

async function messageFor(intercept?: Intercept, { token, timeout }: { token?: string; timeout?: number } = {}) {
  const notes = await serveNotes(intercept);
  open.push(notes);
  const target = token === undefined ? notes.target : { ...notes.target, tokens: { writer: token } };
  const error = await probe({ contract, plan, target, ...(timeout && { timeout }) }).catch((reason: Error) => reason);
  return error ? error.message.replace(notes.url, "") : "";
}

test("accepts a target that implements the contract", async () => {
  expect(await messageFor()).toBe("");
});

test("rejects a target that times out, serves HTML, redirects or is another API", async () => {
  expect(await messageFor(() => true, { timeout: 50 })).toMatch(/^GET \/health .* 50 ms/);
  const response = (status: number, headers: Record<string, string>): Intercept => {
    return (_, response) => Boolean(response.writeHead(status, headers).end("<html>"));
  };
  expect(await messageFor(response(200, { "Content-Type": "text/html" }))).toMatch(
    /^GET \/health returned 200 with text\/html and "<html>".*base URL/,
  );
  expect(await messageFor(response(301, { Location: "https://notes.example/" }))).toMatch(
    /^GET \/health returned 301 and redirects to https:\/\/notes.example\//,
  );
  expect(await messageFor(response(404, { "Content-Type": "application/json" }))).toContain("the base URL");
});

test("accepts a target if only one operation serves HTML", async () => {
  expect(
    await messageFor(
      ({ url }, response) =>
        url === "/health" && Boolean(response.writeHead(200, { "Content-Type": "text/html" }).end()),
    ),
  ).toBe("");
});

test("rejects a target that responds with a 404 in the contract's form to paths without parameters", async () => {
  const notFound = { description: "", content: { "application/json": {} } };
  const headers = { "Content-Type": "application/json" };
  const notes = await serveNotes((_, response) => Boolean(response.writeHead(404, headers).end("{}")));
  open.push(notes);
  const documented: Contract = structuredClone(contract);
  for (const path of ["/health", "/notes"])
    Object.assign(Object(documented.paths?.[path]?.get?.responses), { 404: notFound });
  const probing = probe({ contract: documented, plan, target: notes.target });
  await expect(probing).rejects.toThrow(/GET .*\/health returned 404.*base URL of the API/);
});

test("rejects an invalid token", async () => {
  expect(await messageFor(undefined, { token: "wrong-token" })).toMatch(
    /token of writer was rejected: GET \/notes returned 401/,
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
    respond: (request: IncomingMessage) => FakeResponse,
    options: { paths?: object; writes?: boolean } = {},
  ) {
    const { paths = books.paths, writes = false } = options;
    const notes = await serveNotes((request, response) => {
      const { status, body, type = "application/json" } = respond(request);
      return Boolean(response.writeHead(status, { "Content-Type": type }).end(body));
    });
    open.push(notes);
    const target = { ...notes.target, tokens, writes };
    const error = await probe({ contract: { ...books, paths: Object(paths) }, plan: shelf, target }).catch(
      (reason: Error) => reason,
    );
    return { message: error?.message.replace(notes.url, "") ?? "", requests: notes.requests };
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
      headers.authorization === `Bearer ${tokens.reader}` ? unknown : notFound,
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
