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

interface PageObservations {
  externalRequests: string[];
  shifts: number[];
  violations: string[];
}

/** Measures a page of each kind and Redoc's page. Prints axe violations. */
export async function pageMetrics(browser: Browser, origin: string): Promise<Metric[]> {
  const paths = Object.values(pageKinds()).map((file) => `/${relative(siteFolder, file)}`);
  const site = await inspectPages(browser, origin, paths, displayModes);
  const redoc = await inspectPages(browser, origin, ["/redoc/index.html"], displayModes.slice(0, 1));
  const metric = (name: string, count: (seen: PageObservations) => number, max = 0): Metric => ({
    name: `${name}, ${paths.length} kinds of pages, ${displayModes.length} display modes`,
    value: count(site),
    max,
    peers: { Redoc: count(redoc) },
  });
  for (const violation of site.violations) console.log(violation);
  return [
    await elementsMetric(browser, origin),
    metric("requests to other hosts", ({ externalRequests }) => externalRequests.length),
    metric("layout shift, maximum", ({ shifts }) => Math.max(...shifts), maxLayoutShift),
    metric("axe violations", ({ violations }) => violations.length),
  ];
}

async function inspectPages(
  browser: Browser,
  origin: string,
  paths: string[],
  modes: BrowserContextOptions[],
): Promise<PageObservations> {
  const seen: PageObservations = { externalRequests: [], shifts: [], violations: [] };
  for (const mode of modes) {
    const page = await browser.newPage(mode);
    page.on("request", (request) => {
      const url = request.url();
      if (!url.startsWith(origin) && !/^(data|blob):/.test(url)) seen.externalRequests.push(url);
    });
    for (const path of paths) {
      await page.goto(origin + path, { waitUntil: "networkidle" });
      seen.shifts.push(await layoutShift(page));
      await expandDetails(page);
      const label = `${path}, ${mode.colorScheme}, ${mode.viewport?.width} px`;
      seen.violations.push(...(await axeViolations(page)).map((line) => `${label}: ${line}`));
    }
    await page.close();
  }
  return seen;
}
