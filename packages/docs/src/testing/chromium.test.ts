import { expect, test } from "vitest";
import { findChromium } from "./chromium.ts";

test("returns undefined if Chromium does not exist", () => {
  expect(findChromium({ CHROMIUM: "/no/such/chromium" })).toBeUndefined();
});

test("throws in CI if Chromium does not exist", () => {
  expect(() => findChromium({ CHROMIUM: "/no/such/chromium", CI: "true" })).toThrow("apt-get install chromium");
});
