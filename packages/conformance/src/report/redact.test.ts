import { expect, test } from "vitest";
import contract from "../testing/library/contract.ts";
import plan from "../testing/library/plan.ts";
import { specOf } from "../testing/spec.ts";
import { createRedactor } from "./redact.ts";

const operation = specOf(contract).operation("createShelf");
const tokens = { librarian: "token-of-writer", "the reader": "token-of-writer-and-more" };
const redactor = createRedactor(tokens, plan);

function requestWith(headers: Record<string, string>, body?: string) {
  return { operation, method: "POST", target: "/shelves?by=token-of-writer", headers, body };
}

test("replaces the actors' tokens everywhere, the longest first", () => {
  const request = requestWith({ Authorization: "Bearer token-of-writer" }, '{"text":"token-of-writer-and-more"}');
  expect(redactor.redactRequest(request)).toMatchObject({
    target: "/shelves?by=$TOKEN",
    headers: { Authorization: "Bearer $TOKEN" },
    body: '{"text":"$TOKEN_THE_READER"}',
  });
  expect(redactor.redact("token-of-writer is bad")).toBe("$TOKEN is bad");
});

test("replaces tokens that were sent during the run, but keeps the tokens that test cases make up", () => {
  redactor.record({ request: requestWith({ Authorization: "Bearer login-7" }) });
  redactor.record({ request: requestWith({ Authorization: "Bearer malformed" }) });
  expect(redactor.redact("The body has login-7, and the request malformed.")).toBe(
    "The body has $TOKEN_OTHER, and the request malformed.",
  );
  const malformed = { Authorization: "Bearer malformed" };
  expect(redactor.redactRequest(requestWith(malformed)).headers).toEqual(malformed);
});

test.each([
  ['"refresh_token": "', "TT6sgJ5bWeXbkUNxbU2pYPUV"],
  ['"clientSecret":"', "TT6sgJ5bWeXbkUNxbU2pYPUV"],
  ["It must not be ", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI1In0.sig"],
])("replaces the secret after %s", (before, secret) => {
  expect(redactor.redact(before + secret)).toBe(`${before}$TOKEN_OTHER`);
});

test("keeps cursors and the types of tokens", () => {
  const text = '{"next_page_token":"0123456789abcdef0","token_type":"a-long-type-of-token"}';
  expect(redactor.redact(text)).toBe(text);
});
