import { expect, test } from "vitest";
import { readable } from "./json.ts";

test("JSON is told over lines, and anything else as it is", () => {
  expect(readable('{"a":[1]}')).toBe('{\n  "a": [\n    1\n  ]\n}');
  expect(readable("<html>")).toBe("<html>");
});
