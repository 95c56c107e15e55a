import { gzipSync } from "node:zlib";
import { type Browser, maxLayoutShift, type Page, redocAnchor } from "@crewkit/docs/testing";
import type { Operation } from "@crewkit/openapi";
import { type Metric, median } from "../tools/metrics.ts";
import { type Observed, type OperationView, observe, observeVisibility } from "./observe.ts";

/** Measures page loads of an operation, alternating between the site and Redoc's page. */
export async function loadMetrics(
  browser: Browser,
  origin: string,
  operation: Operation,
  runs: number,
): Promise<Metric[]> {
  const [site, redoc]: [Load[], Load[]] = [[], []];
  for (let run = 0; run < runs; run++) {
    site.push(await load(browser, origin, siteView(operation)));
    redoc.push(await load(browser, origin, redocView(operation)));
  }
  const metric = (name: string, unit: string, key: keyof Load, pick = median): Metric => ({
    name: `${name} (${operation.operationId})`,
    unit,
    value: pick(site.map((load) => load[key])),
    peers: { Redoc: pick(redoc.map((load) => load[key])) },
  });
  return [
    { ...metric("page with all resources except fonts, gzip", "kB", "weight"), max: 20 },
    { ...metric("fonts", "kB", "fonts"), max: 30 },
    { ...metric("first paint", "ms", "firstContentfulPaint"), maxPeerRatio: 0.2 },
    { ...metric("operation visible", "ms", "visibleAfter"), maxPeerRatio: 0.15 },
    // The minimum, because noise only adds time.
    { ...metric("total blocking time", "ms", "blockingTime", (all) => Math.min(...all)), max: 0 },
    { ...metric("layout shift", "", "layoutShift"), max: maxLayoutShift },
    { ...metric("elements", "", "elements"), max: 1500 },
  ];
}

function siteView({ operationId, summary, responses }: Operation): OperationView {
  const [status = ""] = Object.keys(responses);
  return { path: `/reference/${operationId}.html`, heading: "h1", summary, otherSelector: `[id="${status}"]` };
}

function redocView(operation: Operation): OperationView {
  const anchor = redocAnchor(operation);
  const section = `[data-section-id="${anchor.slice(1)}"]`;
  const { summary } = operation;
  return { path: `/redoc/index.html${anchor}`, heading: `${section} h2`, summary, otherSelector: section };
}

interface Load extends Observed {
  visibleAfter: number;
  elements: number;
  /** The compressed size of the page with all resources except fonts, in kilobytes. */
  weight: number;
  /** The size of the fonts, in kilobytes. */
  fonts: number;
}

/** Opens a page twice without a cache, with 4x CPU throttling. */
async function load(browser: Browser, origin: string, view: OperationView): Promise<Load> {
  const observed = await withSlowPage(browser, origin, async (page) => {
    const responses: { url(): string; body(): Promise<Buffer> }[] = [];
    page.on("response", (response) => responses.push(response));
    await page.addInitScript(observe);
    await page.goto(origin + view.path, { waitUntil: "load" });
    // Poll rarely, because each check makes a frame longer.
    await page.waitForFunction(isLoaded, view, { timeout: 60_000, polling: 500 });
    // Scripts can still add or move elements.
    await page.waitForTimeout(500);
    const elements = await page.locator("*").count();
    const fonts = responses.filter((response) => response.url().endsWith(".woff2"));
    const size = async (some: typeof responses) => {
      const bodies = await Promise.all(some.map((response) => response.body()));
      return bodies.reduce((sum, body) => sum + gzipSync(body).length, 0) / 1000;
    };
    const fontSize = await size(fonts);
    const observed = await page.evaluate(() => window.observed);
    return { elements, weight: (await size(responses)) - fontSize, fonts: fontSize, ...observed };
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
