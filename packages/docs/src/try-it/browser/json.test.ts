import { expect, test } from "vitest";
import { jsonError, prettyPrint } from "./json.ts";

test.each([
  ['{\n  "name": Payments\n}', "line 2, column 11: Payments"],
  ['{\n  "a": 1,\n  b: 2\n}', "line 3, column 3: b: 2"],
  ["{'a': 1}", "line 1, column 2: 'a': 1}"],
  ['{"a": 1,}', "line 1, column 9: }"],
  ['{"a" 1}', "line 1, column 6: 1}"],
  ["[1 2]", "line 1, column 4: 2]"],
  ["[01]", "line 1, column 3: 1]"],
  ['["\\x"]', 'line 1, column 2: "\\x"]'],
  ['["a\tb"]', "line 1, column 2"],
  ["{} {}", "line 1, column 4: {}"],
  ["NaN", "line 1, column 1: NaN"],
  ['{"a": 1', "unexpected end of input"],
  ['{"a":\n', "unexpected end of input"],
  ["", "unexpected end of input"],
])("reports the error in %j: %s", (text, message) => {
  expect(jsonError(text)).toContain(message);
});

test.each(['{"a": [1, -2.5e+3, "b\\n\\u00e9", null, true, {}]}', " [] ", '"a"', "0"])("accepts %j", (text) => {
  expect(jsonError(text)).toBeUndefined();
});

test("formats JSON and leaves other text unchanged", () => {
  expect(prettyPrint('{"a":[1]}')).toBe('{\n  "a": [\n    1\n  ]\n}');
  expect(prettyPrint("<html>")).toBe("<html>");
});
