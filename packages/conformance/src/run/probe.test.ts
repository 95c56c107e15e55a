import { expect, onTestFinished, test } from "vitest";
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

test("rejects an invalid token of another actor", async () => {
  const override: Override = (request, respond) => (request.caller === "visitor" ? { status: 401 } : respond());
  expect(await messageFor(override)).toMatch(/^The token of visitor was rejected: GET \/loans returned 401/);
});

test("accepts a 404 for an unknown id, but not with an undocumented media type", async () => {
  const response = { description: "", content: { "application/json": {} } };
  const id = { name: "id", in: "path", required: true, schema: { type: "integer", examples: [7] } };
  const getBook = {
    operationId: "getBook",
    security: [],
    parameters: [id],
    responses: { 200: response, 404: response },
  };
  const probeBooks = async (type: string) => {
    const requests: string[] = [];
    const server = await serve(({ url }) => {
      requests.push(new URL(url).pathname);
      return new Response("{}", { status: 404, headers: { "Content-Type": type } });
    });
    onTestFinished(server.close);
    const target = { name: "books", ...server, tokens: {}, writes: false, capabilities: {} };
    await probe({ contract: contractOf({ paths: { "/books/{id}": { get: getBook } } }), plan, target });
    return requests;
  };
  expect(await probeBooks("application/json")).toEqual(["/books/7"]);
  await expect(probeBooks("text/plain")).rejects.toThrow("Check that the URL is the base URL of the API");
});
