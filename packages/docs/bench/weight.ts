import type { Browser, Page } from "playwright-core";
import type { Figure } from "./figure.ts";
import { packed } from "./packed.ts";

/** What operations' pages load before anybody does anything, by what the operations are called. */
export async function weightFigures(
  browser: Browser,
  origin: string,
  operations: Record<string, string>,
): Promise<Figure[]> {
  const redoc = await weightOf(browser, `${origin}/redoc/index.html`);
  const figures = Object.entries(operations).map(async ([name, operationId]) => ({
    name: `page with all it needs, gzip (${name}: ${operationId})`,
    unit: "kB",
    value: await weightOf(browser, `${origin}/reference/${operationId}.html`),
    atMost: 15,
    redoc,
  }));
  return Promise.all(figures);
}

/** Adds up what a page loads from now on: kilobytes, packed. */
export function weigh(page: Page): () => Promise<number> {
  const bodies: Promise<Buffer>[] = [];
  page.on("response", (response) => bodies.push(response.body()));
  return async () => (await Promise.all(bodies)).map(packed).reduce((sum, size) => sum + size, 0) / 1000;
}

async function weightOf(browser: Browser, url: string): Promise<number> {
  const page = await browser.newPage();
  const weight = weigh(page);
  await page.goto(url, { waitUntil: "networkidle" });
  const loaded = await weight();
  await page.close();
  return loaded;
}
