import type { Browser, BrowserContextOptions, Page } from "playwright-core";

/** A page for one test after the other: a new one for each would take most of the tests' time. */
export interface ReusablePage {
  acquire(): Promise<Page>;
  /** Ends its use. Without `reuse`, the page is closed and the next test gets a new one. */
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
      if (!reuse) return used.context().close();
      await reset(used);
      page = used;
    },
  };
}

export async function newPage(browser: Browser, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport, ...options });
  // A hang fails the test in the end; a slow machine does not.
  context.setDefaultTimeout(100_000);
  const page = await context.newPage();
  // Each test loads what its page requests.
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.setCacheDisabled", { cacheDisabled: true });
  return page;
}

async function reset(page: Page): Promise<void> {
  const context = page.context();
  for (const other of context.pages()) if (other !== page) await other.close();
  await page.bringToFront();
  await page.unrouteAll({ behavior: "ignoreErrors" });
  await context.clearPermissions();
  // An init script would clear sooner, but now and then it also clears what the next document stores.
  await page.evaluate(clearStorage).catch(() => undefined);
  await page.mouse.move(0, 0);
  await page.goto("about:blank");
}

// Runs in the page. A blank page has no storage, and throws.
function clearStorage(): void {
  localStorage.clear();
  sessionStorage.clear();
}

const viewport = { width: 1280, height: 900 };
