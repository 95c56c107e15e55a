import type { Contract } from "@crewkit/openapi";
import { expect, onTestFinished, test, vi } from "vitest";
import contract from "../testing/library/contract.ts";
import library from "../testing/library/plan.ts";
import { startLibrary } from "../testing/library/server.ts";
import { findBaseUrl, readTokens } from "./open-target.ts";

const plan = { ...library, actors: ["writer", "reader"], outsider: "guest" };

test("reads tokens from options, and from the environment for other actors", () => {
  vi.stubEnv("NOTES_TOKEN_READER", " r-1\n");
  vi.stubEnv("NOTES_TOKEN_GUEST", "");
  expect(readTokens({ token: "w-1", tokenOf: {} }, plan, "NOTES_TOKEN")).toEqual({ writer: "w-1", reader: "r-1" });
  const tokenOf = { reader: "r-2", guest: "g-1" };
  expect(readTokens({ tokenOf }, plan, "NOTES_TOKEN")).toEqual(tokenOf);
});

test.each([
  [{ editor: "e-1" }, "--token-of editor: unknown actor. Use one of writer, reader, guest."],
  [{ reader: "r\n1" }, "The token of reader contains a line break."],
  [{ reader: "w-1" }, "writer and reader have the same token."],
])("rejects the tokens %o", (tokenOf, message) => {
  expect(() => readTokens({ token: "w-1", tokenOf }, plan, "NOTES_TOKEN")).toThrow(message);
});

const withPath: Contract = { ...contract, servers: [{ url: "https://library.example/api/v1" }] };

async function serveBelow(basePath: string): Promise<string> {
  const { url, close } = await startLibrary(({ path }) => ({ status: path === `${basePath}/shelves` ? 200 : 404 }));
  onTestFinished(close);
  return url;
}

test("adds the path of the contract's server to an origin if the API responds there", async () => {
  const [atRoot, below] = [await serveBelow(""), await serveBelow("/api/v1")];
  expect(await findBaseUrl(atRoot, withPath)).toBe(atRoot);
  expect(await findBaseUrl(`${below}/`, withPath)).toBe(`${below}/api/v1`);
  expect(await findBaseUrl(`${below}/library`, withPath)).toBe(`${below}/library`);
});
