import { expect, test } from "vitest";
import { createSlug, truncate } from "./text.ts";

test("a text is cut between characters, not in one", () => {
  expect(truncate("😀😀😀", 2)).toBe("😀😀");
  expect(truncate("Short.", 6)).toBe("Short.");
});

const make = (name: string, ...taken: string[]) => createSlug(name, 63, (slug) => taken.includes(slug));

test("a name becomes letters, digits and single hyphens", () => {
  expect(make("  Café -- Müller_2 ")).toBe("cafe-muller-2");
  expect(make("???")).toBe("repository");
});

test("a slug that is taken gets the next number", () => {
  expect(make("Web", "web", "web-2")).toBe("web-3");
  expect(make("!", "repository")).toBe("repository-2");
});

test("no slug has more characters than it may, nor a hyphen at its end", () => {
  const long = `${"a".repeat(62)} b`;
  expect(make(long)).toBe("a".repeat(62));
  expect(make("a".repeat(70), "a".repeat(63))).toBe(`${"a".repeat(61)}-2`);
});
