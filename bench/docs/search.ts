import { pathToFileURL } from "node:url";
import { type Browser, siteFolder } from "@crewkit/docs/testing";
import { type Contract, listOperations } from "@crewkit/openapi";
import { type Metric, quantile } from "../tools/metrics.ts";
import { throttle } from "./load.ts";

/** The time of a query, for a served page and a page opened as a file. */
export async function searchMetrics(browser: Browser, origin: string, contract: Contract): Promise<Metric[]> {
  const metrics: Metric[] = [];
  for (const [source, url] of Object.entries({ served: origin, "from a file": pathToFileURL(siteFolder).href })) {
    const page = await browser.newPage();
    await throttle(page, url);
    await page.goto(`${url}/index.html`, { waitUntil: "networkidle" });
    await page.locator("[data-search]").focus();
    await page.waitForFunction(() => "crewkitSearch" in window);
    const times = await page.evaluate(timeQueries, listQueries(contract));
    const name = `a query, 95th percentile of ${times.length}, ${source}`;
    metrics.push({ name, unit: "ms", value: quantile(times, 0.95), max: 50 });
    await page.close();
  }
  return metrics;
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

/** Realistic queries: summaries, names, paths, prefixes and typos. */
function listQueries(contract: Contract): string[] {
  return listOperations(contract).map(({ operationId, path, summary }, index) => {
    const kinds = [
      summary,
      operationId,
      path,
      swapLetters(summary),
      summary.slice(0, 1 + (index % 8)),
      swapLetters(operationId),
    ];
    return kinds[index % kinds.length] ?? summary;
  });
}

function swapLetters(text: string): string {
  const middle = Math.floor(text.length / 2);
  const [first = "", second = ""] = text.slice(middle, middle + 2);
  return text.slice(0, middle) + second + first + text.slice(middle + 2);
}
