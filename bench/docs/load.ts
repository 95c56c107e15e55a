import type { Browser, Page } from "@crewkit/docs/testing";
import { type Observed, observe, observeVisibility } from "./observe.ts";
import type { OperationView } from "./operation-view.ts";

export interface Load extends Observed {
  visibleAfter: number;
  elements: number;
}

/** Opens a page twice without a cache, with 4x CPU throttling. */
export async function load(browser: Browser, origin: string, view: OperationView): Promise<Load> {
  const observed = await withSlowPage(browser, origin, async (page) => {
    await page.addInitScript(observe);
    await page.goto(origin + view.path, { waitUntil: "load" });
    // Poll rarely, because each check makes a frame longer.
    await page.waitForFunction(isLoaded, view, { timeout: 60_000, polling: 500 });
    // Scripts can still add or move elements.
    await page.waitForTimeout(500);
    return { elements: await page.locator("*").count(), ...(await page.evaluate(() => window.observed)) };
  });
  const visibleAfter = await withSlowPage(browser, origin, async (page) => {
    await page.addInitScript(observeVisibility, view);
    await page.goto(origin + view.path, { waitUntil: "load" });
    const found = await page.waitForFunction(() => window.visibleAt, undefined, { timeout: 60_000 });
    return (await found.jsonValue()) ?? 0;
  });
  return { ...observed, visibleAfter };
}

function isLoaded({ heading, summary, otherSelector }: OperationView): boolean {
  const headings = [...document.querySelectorAll(heading)];
  return (
    headings.some(({ textContent }) => textContent.includes(summary)) && document.querySelector(otherSelector) !== null
  );
}

async function withSlowPage<T>(browser: Browser, origin: string, use: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  try {
    const page = await context.newPage();
    await throttle(page, origin);
    return await use(page);
  } finally {
    await context.close();
  }
}

/** Throttles the CPU of the origin's process and disables the cache. */
export async function throttle(page: Page, origin: string): Promise<void> {
  await page.goto(`${origin}/robots.txt`);
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.setCacheDisabled", { cacheDisabled: true });
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
}
