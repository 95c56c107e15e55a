import { afterEach, expect, test } from "vitest";
import { contract, type Intercept, type Notes, plan, serveNotes } from "../testing/notes.ts";
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
  expect(await messageFor(response(200, { "Content-Type": "text/html" }))).toBe(
    "GET /health returned 200 with text/html. Check that the URL is the base URL of the API.",
  );
  expect(await messageFor(response(301, { Location: "https://notes.example/" }))).toBe(
    "GET /health returned 301 and redirects to https://notes.example/. Pass the final URL.",
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

test("rejects an invalid token", async () => {
  expect(await messageFor(undefined, { token: "wrong-token" })).toBe(
    "The token of writer was rejected: GET /notes returned 401. Pass a valid token with --token.",
  );
});
