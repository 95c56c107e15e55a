import { expect, test } from "vitest";
import { createSlug, truncate } from "./text.ts";

test("truncates between characters", () => {
  expect(truncate("😀😀😀", 2)).toBe("😀😀");
  expect(truncate("Short.", 6)).toBe("Short.");
});

const slugOf = (name: string, ...taken: string[]) => createSlug(name, 63, (slug) => taken.includes(slug));

test("creates slugs of letters, digits and single hyphens", () => {
  expect(slugOf("  Café -- Müller_2 ")).toBe("cafe-muller-2");
  expect(slugOf("???")).toBe("repository");
});

test("appends the next free number to a duplicate slug", () => {
  expect(slugOf("Web", "web", "web-2")).toBe("web-3");
  expect(slugOf("!", "repository")).toBe("repository-2");
});

test("limits the length of a slug without a trailing hyphen", () => {
  const long = `${"a".repeat(62)} b`;
  expect(slugOf(long)).toBe("a".repeat(62));
  expect(slugOf("a".repeat(70), "a".repeat(63))).toBe(`${"a".repeat(61)}-2`);
});
