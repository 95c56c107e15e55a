import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { load } from "cheerio";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { site } from "./files.ts";
import { findChromium, launchChromium } from "./testing/chromium.ts";
import { pageKinds } from "./testing/page-kinds.ts";
import { visit } from "./testing/visit.ts";

// What needs no clock of the bounds that `pnpm bench docs` measures: it holds whenever the tests run.
describe("every page", () => {
  const paths = globSync("**/*.html", { cwd: site, exclude: ["redoc"] });
  const pages = paths.map((path) => ({ path, html: readFileSync(join(site, path), "utf8") }));

  test("is at most 15 kB, compressed, with the script that it loads", () => {
    const script = packed(readFileSync(join(site, "assets/site.js"), "utf8"));
    expect(pages.filter(({ html }) => packed(html) + script > 15_000).map(({ path }) => path)).toEqual([]);
    expect(pages.length).toBeGreaterThan(200);
  });

  test("has at most 1,500 elements", () => {
    const large = pages.filter(({ html }) => (html.match(/<[a-z]/g)?.length ?? 0) > 1500);
    expect(large.map(({ path }) => path)).toEqual([]);
  });

  test("has a policy before its first script and style, by which nothing comes from elsewhere but what a form asks", () => {
    const allowed = /^('none'|'self'|data:|'sha256-[\w+/=]+')$/;
    const open = pages.flatMap(({ path, html }) => {
      const [head = ""] = html.split(/<(?:script|style|link)/);
      const policy = load(head)("[http-equiv=Content-Security-Policy]").attr("content") ?? "";
      const directives = policy.split("; ").filter((each) => each !== "connect-src *");
      const [first] = directives;
      const isClosed = directives.every((each) =>
        each
          .split(" ")
          .slice(1)
          .every((source) => allowed.test(source)),
      );
      return first === "default-src 'none'" && isClosed ? [] : [`${path}: ${policy}`];
    });
    expect(open).toEqual([]);
  });

  test("names no file of another host, in its styles neither", () => {
    const styles = pages.flatMap(({ path, html }) =>
      /(url\(|@import)\s*["']?(https?:)?\/\//.test(html) ? [path] : [],
    );
    expect(styles).toEqual([]);
  });
});

const chromium = findChromium();

describe.skipIf(!chromium)("a page of each kind", { timeout: 30_000 }, () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchChromium(chromium ?? "");
  }, 30_000);

  afterAll(() => browser?.close());

  test.each(Object.entries(pageKinds()))("%s asks nobody, moves nothing and fits 360 px", async (_, file) => {
    const { page, foreign, complaints } = await visit(browser, pathToFileURL(file).href);
    expect(await page.evaluate(shift)).toBe(0);
    for (const width of [360, 1280, 2560]) {
      await page.setViewportSize({ width, height: 740 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth), `${width} px`).toBeLessThanOrEqual(width);
    }
    expect({ foreign, complaints }).toEqual({ foreign: [], complaints: [] });
    await page.context().close();
  });
});

function packed(text: string): number {
  return gzipSync(text).length;
}

// Runs in the page: how far what was painted has moved, as the browser scores it.
async function shift(): Promise<number> {
  const entries = await new Promise<PerformanceEntryList>((resolve) => {
    new PerformanceObserver((list) => resolve(list.getEntries())).observe({ type: "layout-shift", buffered: true });
    setTimeout(() => resolve([]), 200);
  });
  return entries.reduce((sum, entry) => sum + (entry as PerformanceEntry & { value: number }).value, 0);
}
