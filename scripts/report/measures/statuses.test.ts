import { expect, test } from "vitest";
import { tinyContract } from "../../testing/tiny.ts";
import { measure } from "./statuses.ts";

const headers = { "X-Limit": {}, "x-reset": {} };
const error = { description: "", headers, content: { "application/json": { example: { error: "No." } } } };
const full = { 401: error, 404: error, 429: error, 500: error };
const rest = { security: [{ token: [] }], "x-rate-limits": { headers: { limit: "X-Limit", reset: "X-Reset" } } };
const lacking = (get: object, path = "/a/{id}") =>
  measure(tinyContract({ [path]: { get: { operationId: "getA", ...get } } }, rest)).map((figure) => figure.lacking);

test("an operation with all of it lacks nothing", () => {
  expect(lacking({ responses: full })).toEqual([[], [], [], [], [], []]);
});

test("statuses are asked of the operations that can answer with them", () => {
  expect(lacking({ responses: {} })).toEqual([["getA"], ["getA"], ["getA"], ["getA"], [], []]);
  expect(lacking({ security: [], responses: {} }, "/a")).toEqual([[], [], ["getA"], ["getA"], [], []]);
});

test("errors need a body with an example, all responses the headers", () => {
  const bare = { description: "", headers };
  const halves = { ...full, 200: { description: "", headers: { "X-Limit": {} } }, 401: bare };
  expect(lacking({ responses: halves })).toEqual([[], [], [], [], ["getA 401"], ["getA 200"]]);
  const unlike = { ...full, 404: { ...error, content: { ...error.content, "text/plain": {} } } };
  expect(lacking({ responses: unlike })).toEqual([[], [], [], [], ["getA 404"], []]);
});

test("a contract that names no such headers has them nowhere", () => {
  const get = { operationId: "getA", responses: { 200: { description: "", headers } } };
  expect(measure(tinyContract({ "/a": { get } })).at(-1)).toMatchObject({ have: 0, lacking: ["getA 200"] });
});
