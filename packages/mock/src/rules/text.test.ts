import { expect, test } from "vitest";
import { createSlug, truncate } from "./text.ts";

test("truncates between characters", () => {
  expect(truncate("😀😀😀", 2)).toBe("😀😀");
  expect(truncate("Short.", 6)).toBe("Short.");
});

const make = (name: string, ...taken: string[]) => createSlug(name, 63, (slug) => taken.includes(slug));

test("creates slugs of letters, digits and single hyphens", () => {
  expect(make("  Café -- Müller_2 ")).toBe("cafe-muller-2");
  expect(make("???")).toBe("repository");
});

test("appends the next free number to a duplicate slug", () => {
  expect(make("Web", "web", "web-2")).toBe("web-3");
  expect(make("!", "repository")).toBe("repository-2");
});

test("limits the length of a slug without a trailing hyphen", () => {
  const long = `${"a".repeat(62)} b`;
  expect(make(long)).toBe("a".repeat(62));
  expect(make("a".repeat(70), "a".repeat(63))).toBe(`${"a".repeat(61)}-2`);
});
