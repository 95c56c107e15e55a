import { expect, test, vi } from "vitest";
import { plan as notes } from "../testing/notes.ts";
import { readTokens } from "./tokens.ts";

const plan = { ...notes, actors: ["writer", "reader"], outsider: "guest" };

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
