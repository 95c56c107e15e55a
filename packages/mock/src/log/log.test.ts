import { Writable } from "node:stream";
import { expect, test, vi } from "vitest";
import type { Exchange } from "../base/exchange.ts";
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

test.each([
  ["time, method, path, status and duration", {}, "14:00:03 GET    /api/v1/health 200 (1.2 ms)"],
  ["an interrupted response", { interrupted: "dropped" }, "14:00:03 GET    /api/v1/health 200 (dropped) (1.2 ms)"],
  ["a delay", { delay: 10 }, "14:00:03 GET    /api/v1/health 200 (11.2 ms)"],
  ["an error", { status: 404, body: '{"error":"No"}' }, "14:00:03 GET    /api/v1/health 404: No (1.2 ms)"],
  ["a response that is not JSON", { status: 500, body: "{" }, /500: the response is not JSON/],
  ["errors of fields", { status: 422, body: JSON.stringify(blank) }, / 422: name can't be blank \(/],
] as const)("logs %s", (_, changes, line) => {
  const { response, ...others } = exchange(200, {});
  expect(toLine({ ...others, response: { ...response, ...changes } })).toMatch(line);
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
