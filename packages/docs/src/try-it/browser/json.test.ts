import { expect, test } from "vitest";
import { jsonError } from "./json.ts";

test.each([
  ['{\n  "name": Payments\n}', "line 2, column 11: Payments"],
  ["{'a': 1}", "line 1, column 2: 'a': 1}"],
  ['{"a": 1,}', "line 1, column 9: }"],
  ["// 1", "line 1, column 1: // 1"],
  ['{"a":\n', "unexpected end of input"],
  ["", "unexpected end of input"],
])("reports the error in %j: %s", (text, message) => {
  expect(jsonError(text)).toContain(message);
});

test("accepts valid JSON", () => {
  expect(jsonError(' {"a": [-2.5e+3, "b\\n", null, true]} ')).toBeUndefined();
});
