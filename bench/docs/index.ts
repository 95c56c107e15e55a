import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { gzipSync } from "node:zlib";
import { serveDocs } from "@crewkit/docs";
import { findChromium, installHint, launchChromium, pagesBySize } from "@crewkit/docs/testing";
import { listOperations } from "@crewkit/openapi";
import { readContract } from "@crewkit/openapi/node";
import type { Metric, Suite } from "../tools/metrics.ts";
import { buildMetrics } from "./build-cost.ts";
import { loadMetrics } from "./load.ts";
import { searchMetrics } from "./search.ts";

/** Measures the site and Redoc's page in a browser with 4x CPU throttling. */
export const suite: Suite = async ({ folder, quick }) => {
  const chromium = findChromium();
  if (!chromium) throw new Error(`Chromium is not installed. ${installHint}`);
  const contract = readContract();
  const selected = heaviestAndTypical();
  const operations = listOperations(contract).filter(({ operationId }) => selected.includes(operationId));
  const docs = await serveDocs({ port: 0 });
  const browser = await launchChromium(chromium);
  try {
    const metrics: Metric[] = [];
    for (const operation of operations) {
      metrics.push(...(await loadMetrics(browser, docs.url, operation, quick ? 3 : 15)));
    }
    return [
      ...metrics,
      ...(await searchMetrics(browser, docs.url, contract)),
      ...buildMetrics(folder, contract, quick ? 1 : 3),
    ];
  } finally {
    await browser.close();
    await docs.close();
  }
};

/** The operations with the heaviest page and a page of median size. */
function heaviestAndTypical(): string[] {
  const sizes = pagesBySize("reference").map((file) => [file, gzipSync(readFileSync(file)).length] as const);
  const names = sizes.toSorted(([, a], [, b]) => b - a).map(([file]) => basename(file, ".html"));
  return [names[0] ?? "", names[Math.floor(names.length / 2)] ?? ""];
}
