import type { Browser, BrowserContextOptions, Page } from "playwright-core";

/** A page that tests share, because creating a page for each test is slow. */
export interface ReusablePage {
  acquire(): Promise<Page>;
  /** Resets the page for the next test. Without `reuse`, closes the page. */
  release(options: { reuse: boolean }): Promise<void>;
}

export function reusablePage(browser: Browser, options: BrowserContextOptions = {}): ReusablePage {
  let page: Page | undefined;
  return {
    async acquire() {
      page ??= await newPage(browser, options);
      await page.setViewportSize(viewport);
      await page.emulateMedia({ media: null, colorScheme: "light", forcedColors: null });
      return page;
    },
    async release({ reuse }) {
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
