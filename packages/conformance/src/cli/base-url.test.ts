import type { Contract } from "@crewkit/openapi";
import { expect, onTestFinished, test } from "vitest";
import { contract, serveNotes } from "../testing/notes.ts";
import { findBaseUrl } from "./base-url.ts";

const withPath: Contract = { ...contract, servers: [{ url: "https://notes.example/api/v1" }] };

async function serveBelow(path: string): Promise<string> {
  const notes = await serveNotes((request, response) => {
    const isBelow = request.url?.startsWith(`${path}/`);
    if (isBelow) request.url = request.url?.slice(path.length);
    else response.writeHead(401, { "Content-Type": "application/json" }).end("{}");
    return !isBelow;
  });
  onTestFinished(() => notes.close());
  return notes.url;
}

test("uses an origin as given if the API responds there", async () => {
  const url = await serveBelow("");
  expect(await findBaseUrl(url, withPath)).toBe(url);
});

test("adds the path of the contract's server if the API responds there", async () => {
  const url = await serveBelow("/api/v1");
  expect(await findBaseUrl(`${url}/`, withPath)).toBe(`${url}/api/v1`);
});

test.each([
  ["a URL with a path", "http://127.0.0.1:1/notes", withPath],
  ["no URL", "nowhere", withPath],
  ["any URL if the contract's server has no path", "http://127.0.0.1:1", contract],
])("does not change %s", async (_, url, document) => {
  expect(await findBaseUrl(url, document)).toBe(url);
});

test("reports a server that does not respond", async () => {
  const notes = await serveNotes(() => true);
  onTestFinished(() => notes.close());
  await expect(findBaseUrl(notes.url, withPath, 50)).rejects.toThrow(/health timed out after 50 ms.*No tests were run/);
});
