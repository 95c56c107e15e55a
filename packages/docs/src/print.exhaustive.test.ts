import { pathToFileURL } from "node:url";
import { expect } from "vitest";
import { test } from "./testing/browser.ts";
import { countSheets } from "./testing/page-checks.ts";
import { printedPages } from "./testing/page-kinds.ts";

test.for(Object.values(printedPages()).flat())(
  "a printed page has at most three sheets: %s",
  async (file, { page }) => {
    await page.goto(pathToFileURL(file).href);
    expect(await countSheets(page)).toBeLessThanOrEqual(3);
  },
);
