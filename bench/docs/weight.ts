import { gzipSync } from "node:zlib";
import type { Browser, Page } from "@crewkit/docs/testing";
import type { Metric } from "../tools/metrics.ts";

/** The compressed size of operation pages with all resources. */
export async function weightMetrics(
  browser: Browser,
  origin: string,
  operations: Record<string, string>,
): Promise<Metric[]> {
  const Redoc = await weightOf(browser, `${origin}/redoc/index.html`);
  const metrics = Object.entries(operations).map(async ([name, operationId]) => ({
    name: `page with all resources, gzip (${name}: ${operationId})`,
    unit: "kB",
    value: await weightOf(browser, `${origin}/reference/${operationId}.html`),
    max: 20,
    peers: { Redoc },
  }));
  return Promise.all(metrics);
}

/** Starts recording responses. The returned function returns the compressed size of all resources so far, in kilobytes. */
export function weigh(page: Page): () => Promise<number> {
  const bodies: Promise<Buffer>[] = [];
  page.on("response", (response) => bodies.push(response.body()));
  return async () => (await Promise.all(bodies)).reduce((sum, body) => sum + gzipSync(body).length, 0) / 1000;
}

async function weightOf(browser: Browser, url: string): Promise<number> {
  const page = await browser.newPage();
  const weight = weigh(page);
  await page.goto(url, { waitUntil: "networkidle" });
  const loaded = await weight();
  await page.close();
  return loaded;
}
