import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { searchDialog } from "../search/testing/search.ts";
import { chromiumProgram, launchChromium } from "./chromium.ts";
import { findForTests } from "./executable.ts";
import { withRoots } from "./roots.ts";
import { trackPage } from "./visit.ts";

const chromium = findForTests(chromiumProgram);

const withBrowser = withRoots
  .extend("executable", { scope: "worker" }, () => chromium ?? "")
  .extend("browser", { scope: "worker" }, async ({ executable }, { onCleanup }) => {
    const browser = await launchChromium(executable);
    onCleanup(() => browser.close());
    return browser;
  })
  .extend("tab", { scope: "worker" }, ({ browser }) => reusablePage(browser))
  .extend("scriptlessTab", { scope: "worker" }, ({ browser }) => reusablePage(browser, { javaScriptEnabled: false }))
  .extend("page", async ({ tab, task }, { onCleanup }) => {
    onCleanup(() => tab.release({ reuse: task.result?.state !== "fail" }));
    return tab.acquire();
  })
  .extend("scriptlessPage", async ({ scriptlessTab, task }, { onCleanup }) => {
    onCleanup(() => scriptlessTab.release({ reuse: task.result?.state !== "fail" }));
    return scriptlessTab.acquire();
  })
  .extend("visit", ({ page }, { onCleanup }) => {
    const { visit, stop } = trackPage(page);
    onCleanup(stop);
    return visit;
  })
  .extend("fileVisit", { scope: "file" }, async ({ browser }, { onCleanup }) => {
    const page = await newPage(browser);
    onCleanup(() => page.context().close());
    return trackPage(page).visit;
  })
  .extend("search", ({ page }) => searchDialog(page));

/**
 * A test in Chromium, skipped if Chromium was not found. The tests of a worker share the browser and the served site. `page`
 * and `scriptlessPage` are blank, with empty storage, 1280 by 900 pixels and the light theme. The tests of a file share the page of `fileVisit`.
 */
export const test = withBrowser.skipIf(!chromium) as typeof withBrowser;

const withSharedPage = withBrowser.extend("page", ({ fileVisit }) => fileVisit.page);

/** Like `test`, but `page` is the page of `fileVisit`, which is not reset after each test. */
export const sharedPageTest = withSharedPage.skipIf(!chromium) as typeof withSharedPage;

/** Creates a page that tests share, because creating a page for each test is slow. */
function reusablePage(browser: Browser, options?: BrowserContextOptions) {
  let page: Page | undefined;
  return {
    async acquire() {
      page ??= await newPage(browser, options);
      await page.setViewportSize(viewport);
      await page.emulateMedia({ media: null, colorScheme: "light", forcedColors: null });
      return page;
    },
    /** Resets the page for the next test. Without `reuse`, closes the page. */
    async release({ reuse }: { reuse: boolean }) {
      const used = page;
      page = undefined;
      if (!used) return;
      // Clearing the preferences could also clear preferences that the next test has stored in another process.
      if (!reuse || (await hasPreferences(used))) return used.context().close();
      await reset(used);
      page = used;
    },
  };
}

export async function newPage(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport, ...options });
  // Long enough for a slow machine.
  context.setDefaultTimeout(100_000);
  const page = await context.newPage();
  // Tests observe requests, so nothing may come from the cache.
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.setCacheDisabled", { cacheDisabled: true });
  return page;
}

// A blank page has no storage.
function hasPreferences(page: Page): Promise<boolean> {
  return page.evaluate(() => localStorage.length > 0).catch(() => false);
}

async function reset(page: Page): Promise<void> {
  const context = page.context();
  for (const other of context.pages()) if (other !== page) await other.close();
  await page.bringToFront();
  await page.unrouteAll({ behavior: "ignoreErrors" });
  await context.clearPermissions();
  // An init script would sometimes also clear the storage of the next document.
  await page.evaluate(clearStorage).catch(() => undefined);
  await page.mouse.move(0, 0);
  await page.goto("about:blank");
}

// Runs in the page. Throws on a blank page, which has no storage. The page saves the state of the navigation when it is left.
function clearStorage(): void {
  Storage.prototype.setItem = () => {};
  sessionStorage.clear();
}

const viewport = { width: 1280, height: 900 };
