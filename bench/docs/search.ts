import { pathToFileURL } from "node:url";
import { type Browser, type Page, siteFolder } from "@crewkit/docs/testing";
import type { Metric } from "../tools/metrics.ts";
import { quantile } from "../tools/quantile.ts";
import { throttle } from "./load.ts";
import { weigh } from "./weight.ts";

/** The size of the search index and the time of a query, for a served page and a page opened as a file. */
export async function searchMetrics(browser: Browser, origin: string, queries: string[]): Promise<Metric[]> {
  const metrics: Metric[] = [];
  for (const [source, url] of Object.entries({ served: origin, "from a file": pathToFileURL(siteFolder).href })) {
    const page = await browser.newPage();
    const { loaded, times } = await search(page, url, queries);
    if (source === "served")
      metrics.push({ name: "search, loaded on focus, gzip", unit: "kB", value: loaded, max: 30 });
    metrics.push({
      name: `a query, 95th percentile of ${times.length}, ${source}`,
      unit: "ms",
      value: quantile(times, 0.95),
      max: 50,
    });
    await page.close();
  }
  return metrics;
}

async function search(page: Page, url: string, queries: string[]): Promise<{ loaded: number; times: number[] }> {
  await throttle(page, url);
  await page.goto(`${url}/index.html`, { waitUntil: "networkidle" });
  const weight = weigh(page);
  await page.locator("[data-search]").focus();
  await page.waitForFunction(() => "crewkitSearch" in window);
  const times = await page.evaluate(timeQueries, queries);
  return { loaded: await weight(), times };
}

async function timeQueries(queries: string[]): Promise<number[]> {
  const { crewkitSearch } = window as unknown as { crewkitSearch: { find(query: string): unknown } };
  const times: number[] = [];
  for (const query of queries) {
    const start = performance.now();
    await crewkitSearch.find(query);
    times.push(performance.now() - start);
  }
  return times;
}
