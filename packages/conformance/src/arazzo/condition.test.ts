import { expect, test } from "vitest";
import { evaluateCondition, parseCondition } from "./condition.ts";

const values = new Map<string, unknown>([
  ["$statusCode", 200],
  ["$response.body#/data/status", "draft"],
  ["$response.body#/data/note", "it's"],
  ["$response.body#/data/ended_at", null],
]);
const check = (text: string) => evaluateCondition(parseCondition(text), (expression) => values.get(expression));

test.each([
  ["$statusCode == 200", true],
  ["$statusCode != 200", false],
  ["$statusCode >= 200 && $statusCode < 300", true],
  ["$response.body#/data/status == 'DRAFT'", true],
  ["$response.body#/data/note == 'it''s'", true],
  ["$response.body#/data/ended_at == null", true],
  ["$response.body#/data/nothing == null", false],
  ["$statusCode == 404 || $statusCode == 200 && !($response.body#/data/status == 'running')", true],
  ["($statusCode == 404 || $statusCode == 200) && $response.body#/data/status == 'running'", false],
  ["$response.body#/data/status > 100", false],
])("evaluates %s as %s", (text, expected) => {
  expect(check(text)).toBe(expected);
});

test.each([
  "$statusCode = 200",
  "$statusCode == 'open",
  "($statusCode == 200",
  "$statusCode == 200 200",
  "status == 1",
])("throws an error that quotes %s", (text) => {
  expect(() => parseCondition(text)).toThrow(`The condition "${text}" is invalid at`);
});
