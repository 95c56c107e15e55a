import { expect, test } from "vitest";
import { contract, plan } from "../testing/notes.ts";
import { specOf } from "../testing/spec.ts";
import { redactTokens } from "./redact.ts";

const operation = specOf(contract).operation("writeNote");
const about = { name: "a", operationId: "a", kind: "success", outcome: "failed", milliseconds: 1 } as const;

test("replaces tokens everywhere, but keeps tokens that test cases make up", () => {
  const tokens = { writer: "token-of-writer", "the reader": "token-of-writer-and-more" };
  const request = {
    ...{ operation, method: "POST", target: "/notes?by=token-of-writer" },
    headers: { "X-Token": "a-token-from-a-login-during-the-run" },
    body: '{"text":"token-of-writer-and-more"}',
  };
  const failures = [{ check: "status", message: "token-of-writer is bad" }];
  const redacted = redactTokens({ ...about, failures, request }, tokens, plan);
  expect(redacted.failures[0]?.message).toBe("$TOKEN is bad");
  expect(redacted.request).toMatchObject({
    target: "/notes?by=$TOKEN",
    headers: { "X-Token": "$TOKEN_OTHER" },
    body: '{"text":"$TOKEN_THE_READER"}',
  });
  const malformed = { ...request, headers: { "X-Token": "malformed" } };
  expect(redactTokens({ ...about, failures, request: malformed }, tokens, plan).request?.headers).toEqual(
    malformed.headers,
  );
});

test("replaces tokens from logins during the run", () => {
  const pointers = { tokenPointer: "/refresh_token", access: "/access_token", refresh: "/refresh_token" };
  const rest = {
    probe: "getHealth",
    logOut: [],
    tokenLifetime: () => 60,
    reuseRevokesLogin: true,
    oldTokenStaysValid: true,
  };
  const credential = { logIn: () => Promise.reject(), refresh: { operation: "refresh", ...pointers }, ...rest };
  const [access, refresh] = ["eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI1In0", "TT6sgJ5bWeXbkUNxbU2pYPUV"];
  const text = JSON.stringify({ access_token: access, refresh_token: refresh, token_type: "Bearer" });
  const request = { operation, method: "POST", target: "/", headers: {}, body: `{"refresh_token": "${refresh}"}` };
  const exchange = { request, response: { status: 200, headers: new Headers(), text } };
  const failures = [{ check: "body", message: `It must not be ${text}.` }];
  const redacted = JSON.stringify(redactTokens({ ...about, failures, exchange }, {}, { ...plan, credential }));
  expect(redacted).not.toContain(access);
  expect(redacted).not.toContain(refresh);
  expect(redacted).toContain("Bearer");
});
