import { expect, test } from "vitest";
import { lawOf } from "../testing/law.ts";
import { contract, plan } from "../testing/notes.ts";
import { hideTokens } from "./hide.ts";

const operation = lawOf(contract).operation("writeNote");
const about = { name: "a", operationId: "a", kind: "success", outcome: "failed", milliseconds: 1 } as const;

test("tokens are hidden wherever they stand; what a case made up is not", () => {
  const tokens = { writer: "token-of-writer", "the reader": "token-of-writer-and-more" };
  const request = {
    ...{ operation, method: "POST", target: "/notes?by=token-of-writer" },
    headers: { "X-Token": "a-token-that-the-run-got-for-itself" },
    body: '{"text":"token-of-writer-and-more"}',
  };
  const complaints = [{ check: "status", message: "token-of-writer is bad" }];
  const hidden = hideTokens({ ...about, complaints, request }, tokens, plan);
  expect(hidden.complaints[0]?.message).toBe("$TOKEN is bad");
  expect(hidden.request).toMatchObject({
    target: "/notes?by=$TOKEN",
    headers: { "X-Token": "$TOKEN_OTHER" },
    body: '{"text":"$TOKEN_THE_READER"}',
  });
  const made = { ...request, headers: { "X-Token": "garbled" } };
  expect(hideTokens({ ...about, complaints, request: made }, tokens, plan).request?.headers).toEqual(made.headers);
});

test("nor does a login show that the run got for itself", () => {
  const renew = { operation: "renew", sent: "/refresh_token", access: "/access_token", refresh: "/refresh_token" };
  const rest = { use: "look", end: [], life: 60, reuseEnds: true, overlaps: true };
  const credential = { first: () => Promise.reject(), renew, ...rest };
  const [access, refresh] = ["eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI1In0", "TT6sgJ5bWeXbkUNxbU2pYPUV"];
  const text = JSON.stringify({ access_token: access, refresh_token: refresh, token_type: "Bearer" });
  const request = { operation, method: "POST", target: "/", headers: {}, body: `{"refresh_token": "${refresh}"}` };
  const exchange = { request, answer: { status: 200, headers: new Headers(), text } };
  const complaints = [{ check: "body", message: `It must not be ${text}.` }];
  const hidden = JSON.stringify(hideTokens({ ...about, complaints, exchange }, {}, { ...plan, credential }));
  expect(hidden).not.toContain(access);
  expect(hidden).not.toContain(refresh);
  expect(hidden).toContain("Bearer");
});
