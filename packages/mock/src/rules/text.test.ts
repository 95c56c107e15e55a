import { expect, test } from "vitest";
import { cutOff, toKebab } from "./text.ts";

test("a text is cut between characters, not in one", () => {
  expect(cutOff("😀😀😀", 2)).toBe("😀😀");
  expect(cutOff("Short.", 6)).toBe("Short.");
});

test("kebab-case is letters without accents, digits and single hyphens, none at an end", () => {
  expect(toKebab("  Café -- Müller_2 ", 63)).toBe("cafe-muller-2");
  expect(toKebab("keep it short", 8)).toBe("keep-it");
  expect(toKebab("数字", 63)).toBe("");
});
