import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { findChromium } from "./chromium.ts";

test("returns undefined if Chromium does not exist", () => {
  expect(findChromium({ CHROMIUM: "/no/such/chromium" })).toBeUndefined();
});

test("prefers the shell without a window", () => {
  const folder = mkdtempSync(join(tmpdir(), "chromium-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const name of ["chromium", "chromium-headless-shell"]) writeFileSync(join(folder, name), "");
  expect(findChromium({ PATH: folder })).toMatch(/chromium-headless-shell$/);
});

test("throws in CI if Chromium does not exist", () => {
  expect(() => findChromium({ CHROMIUM: "/no/such/chromium", CI: "true" })).toThrow("apt-get install chromium");
});
