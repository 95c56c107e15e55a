import { relative } from "node:path";
import {
  axeViolations,
  type Browser,
  type BrowserContextOptions,
  displayModes,
  expandDetails,
  layoutShift,
  maxLayoutShift,
  pageKinds,
  siteFolder,
} from "@crewkit/docs/testing";
import type { Metric } from "../tools/metrics.ts";
import { elementsMetric } from "./elements.ts";

/** Observations of some pages. */
interface Seen {
  /** The URLs that they asked of other hosts. */
  foreign: string[];
  /** The layout shift of each page. */
  shifts: number[];
  /** The violations that axe finds. */
  violations: string[];
}

/** Measures a page of each kind, and Redoc's. Prints the violations that axe finds. */
export async function pageMetrics(browser: Browser, origin: string): Promise<Metric[]> {
  const paths = Object.values(pageKinds()).map((file) => `/${relative(siteFolder, file)}`);
  const ours = await see(browser, origin, paths, displayModes);
  const redoc = await see(browser, origin, ["/redoc/index.html"], displayModes.slice(1, 2));
  const metric = (name: string, count: (seen: Seen) => number, atMost = 0): Metric => ({
    name: `${name}, ${paths.length} kinds of pages, ${displayModes.length} ways each`,
    value: count(ours),
    atMost,
    peers: { Redoc: count(redoc) },
  });
  for (const violation of ours.violations) console.log(violation);
  return [
    await elementsMetric(browser, origin),
    metric("requests to other hosts", ({ foreign }) => foreign.length),
    metric("layout shift, the largest", ({ shifts }) => Math.max(...shifts), maxLayoutShift),
    metric("axe violations", ({ violations }) => violations.length),
  ];
}

async function see(browser: Browser, origin: string, paths: string[], ways: BrowserContextOptions[]): Promise<Seen> {
  const seen: Seen = { foreign: [], shifts: [], violations: [] };
  for (const way of ways) {
    const page = await browser.newPage(way);
    page.on("request", (request) => {
      const url = request.url();
      if (!url.startsWith(origin) && !/^(data|blob):/.test(url)) seen.foreign.push(url);
    });
    for (const path of paths) {
      await page.goto(origin + path, { waitUntil: "networkidle" });
      seen.shifts.push(await layoutShift(page));
      await expandDetails(page);
      const told = `${path}, ${way.colorScheme}, ${way.viewport?.width} px`;
      seen.violations.push(...(await axeViolations(page)).map((line) => `${told}: ${line}`));
    }
    await page.close();
  }
  return seen;
}
