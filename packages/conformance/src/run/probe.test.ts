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

test("a good target is fit for a run", async () => {
  expect(await messageFor()).toBe("");
});

test("what hangs, what answers pages, what sends elsewhere and what is another API is told in a line", async () => {
  expect(await messageFor(() => true, { timeout: 50 })).toMatch(/^GET \/health .* in 50 ms\. /);
  const response = (status: number, headers: Record<string, string>): Intercept => {
    return (_, response) => Boolean(response.writeHead(status, headers).end("<html>"));
  };
  expect(await messageFor(response(200, { "Content-Type": "text/html" }))).toBe(
    "GET /health answered 200 with text/html, and so does the rest: is this the base URL of the API?",
  );
  expect(await messageFor(response(301, { Location: "https://notes.example/" }))).toBe(
    "GET /health answered 301 and sends to https://notes.example/. Give the URL that it leads to.",
  );
  expect(await messageFor(response(404, { "Content-Type": "application/json" }))).toContain("is this the base URL");
});

test("one operation that answers a page is for the run to find", async () => {
  expect(
    await messageFor(
      ({ url }, response) =>
        url === "/health" && Boolean(response.writeHead(200, { "Content-Type": "text/html" }).end()),
    ),
  ).toBe("");
});

test("a token that is refused", async () => {
  expect(await messageFor(undefined, { token: "wrong-token" })).toBe(
    "The token of writer is refused: GET /notes answered 401. Give a good one with --token.",
  );
});
