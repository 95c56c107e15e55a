import { Writable } from "node:stream";
import { expect, test, vi } from "vitest";
import type { Exchange } from "../exchange.ts";
import { createLog, type Paint, toJsonLine, toLine } from "./log.ts";

function exchange(status: number, body: object, target = "/api/v1/health"): Exchange {
  return {
    raw: { method: "GET", target, headers: {}, body: undefined, address: "", origin: "" },
    response: { operation: "getHealth", status, headers: {}, body: JSON.stringify(body) },
    time: Date.parse("2026-11-20T14:00:03Z"),
    duration: 1.23449,
  };
}

const blank = { error: "Validation failed: Name can't be blank", details: { name: ["can't be blank"] } };

test("logs time, method, path, status and duration", () => {
  expect(toLine(exchange(200, {}))).toBe("14:00:03 GET    /api/v1/health 200 (1.2 ms)");
});

test("logs interrupted and delayed responses and invalid JSON", () => {
  const { raw, response, ...times } = exchange(200, {});
  const line = toLine({ raw, response: { ...response, delay: 10, interrupted: "dropped" }, ...times });
  expect(line).toBe("14:00:03 GET    /api/v1/health 200 (dropped) (11.2 ms)");
  expect(toLine({ raw, response: { ...response, status: 500, body: "{" }, ...times })).toContain(
    "500: the response is not JSON",
  );
});

test.each([
  [200, "green"],
  [302, "green"],
  [404, "yellow"],
  [500, "red"],
])("colors status %i %s", (status, color) => {
  const paint: Paint = (name, text) => `${name}<${text}>`;
  expect(toLine(exchange(status, { error: "No" }), paint)).toContain(` ${color}<${status}`);
});

test("logs the reason for an error, by field if it has details", () => {
  expect(toLine(exchange(422, blank))).toContain(" 422: name can't be blank (");
  expect(toLine(exchange(404, { error: "Not found" }))).toContain(" 404: Not found (");
});

test("removes control characters and truncates long paths", () => {
  const line = toLine(exchange(200, {}, `/\u001b[2J\u009b${"x".repeat(300)}`));
  expect(line).toContain("/?[2J?xxx");
  expect(line.length).toBeLessThan(250);
});

test("logs JSON", () => {
  expect(JSON.parse(toJsonLine(exchange(422, blank)))).toEqual({
    at: "2026-11-20T14:00:03.000Z",
    method: "GET",
    path: "/api/v1/health",
    operation: "getHealth",
    status: 422,
    error: "name can't be blank",
    connection: null,
    violations: [],
    duration_ms: 1.234,
  });
});

test.each([
  ["uses colors on a terminal", true, "", true],
  ["uses no colors with NO_COLOR", true, "1", false],
  ["uses no colors if the output is not a terminal", undefined, "", false],
])("%s", (_name, isTTY, noColor, isColored) => {
  vi.stubEnv("NO_COLOR", noColor);
  const written: string[] = [];
  const stream = new Writable({ write: (chunk, _encoding, done) => done(void written.push(String(chunk))) });
  createLog("pretty", Object.assign(stream, isTTY && { isTTY }))?.(exchange(200, {}));
  expect(written.join("").includes("\u001b[32m200")).toBe(isColored);
});

test("stops logging when the stream breaks", async () => {
  const stream = new Writable({
    write: (_chunk, _encoding, done) => done(Object.assign(new Error(), { code: "EPIPE" })),
  });
  const write = vi.spyOn(stream, "write");
  const log = createLog("json", stream);
  for (const _ of [1, 2, 3]) {
    log?.(exchange(200, {}));
    await new Promise(setImmediate);
  }
  expect(write).toHaveBeenCalledOnce();
});

test("adds one error listener per stream, and creates no log with `off`", () => {
  const stream = new Writable();
  for (const _ of [1, 2, 3]) createLog("json", stream);
  expect(stream.listenerCount("error")).toBe(1);
  expect(createLog("off", stream)).toBeUndefined();
});
