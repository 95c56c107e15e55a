import { expect, test } from "vitest";
import { findChromium } from "./chromium.ts";

test("CHROMIUM names the Chromium to take", () => {
  expect(findChromium({ CHROMIUM: process.execPath })).toBe(process.execPath);
});

test("without a Chromium there is none", () => {
  expect(findChromium({ CHROMIUM: "/no/such/chromium" })).toBeUndefined();
});

test("CI must have one", () => {
  expect(() => findChromium({ CHROMIUM: "/no/such/chromium", CI: "true" })).toThrow("apt-get install chromium");
});
