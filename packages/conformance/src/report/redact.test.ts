import { expect, test } from "vitest";
import contract from "../testing/library/contract.ts";
import plan from "../testing/library/plan.ts";
import { exchangeOf, specOf } from "../testing/spec.ts";
import { createRedactor } from "./redact.ts";

const spec = specOf(contract);
const redactor = createRedactor({ librarian: "token-of-writer", "the reader": "token-of-writer-and-more" }, plan);

function redactRequest(Authorization: string) {
  const { request, response } = exchangeOf(spec, "createShelf", {}, { text: "token-of-writer-and-more" });
  const exchange = {
    request: { ...request, target: "/shelves?by=token-of-writer", headers: { Authorization } },
    response,
  };
  redactor.record(exchange);
  const result = { name: "", operationId: "", kind: "", outcome: "failed", failures: [], milliseconds: 1 } as const;
  return redactor.redactResult({ ...result, failures: [], exchange }).exchange?.request;
}

test("replaces the actors' tokens everywhere, the longest first", () => {
  expect(redactRequest("Bearer token-of-writer")).toMatchObject({
    target: "/shelves?by=$TOKEN",
    headers: { Authorization: "Bearer $TOKEN" },
    body: '{"text":"$TOKEN_THE_READER"}',
  });
});

test("replaces tokens that were sent during the run, but keeps the tokens that test cases make up", () => {
  expect(redactRequest("Bearer login-7")?.headers).toEqual({ Authorization: "Bearer $TOKEN_OTHER" });
  expect(redactRequest("Bearer malformed")?.headers).toEqual({ Authorization: "Bearer malformed" });
  expect(redactor.redact("It has login-7, and it is malformed.")).toBe("It has $TOKEN_OTHER, and it is malformed.");
});

test("replaces other secrets, but keeps cursors and the types of tokens", () => {
  for (const before of ['"refresh_token": "', '"clientSecret":"'])
    expect(redactor.redact(`${before}TT6sgJ5bWeXbkUNxbU2pYPUV`)).toBe(`${before}$TOKEN_OTHER`);
  expect(redactor.redact("not eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI1In0.sig")).toBe("not $TOKEN_OTHER");
  const text = '{"next_page_token":"0123456789abcdef0","token_type":"a-long-type-of-token"}';
  expect(redactor.redact(text)).toBe(text);
});
