import { readFileSync } from "node:fs";
import { availableParallelism, loadavg } from "node:os";
import { basename } from "node:path";
import { gzipSync } from "node:zlib";
import { serveDocs } from "@crewkit/docs";
import { findChromium, installHint, launchChromium, pagesBySize } from "@crewkit/docs/testing";
import { listOperations } from "@crewkit/openapi";
import { readContract } from "@crewkit/openapi/node";
import type { Metric } from "../tools/metrics.ts";
import type { Suite } from "../tools/suite.ts";
import { buildMetrics } from "./build-cost.ts";
import { loadMetrics } from "./loads.ts";
import { pageMetrics } from "./pages.ts";
import { queries } from "./queries.ts";
import { searchMetrics } from "./search.ts";
import { weightMetrics } from "./weight.ts";

/** Measures the site and Redoc's page in a browser with 4x CPU throttling. */
export const suite: Suite = async ({ folder, quick }) => {
  const chromium = findChromium();
  if (!chromium) throw new Error(`Chromium is not installed. ${installHint}`);
  const [load = 0] = loadavg();
  if (load > availableParallelism()) console.log("The machine is busy. Times are longer than usual.\n");

  const contract = readContract();
  const selected = heaviestAndTypical();
  const operations = listOperations(contract).filter(({ operationId }) =>
    Object.values(selected).includes(operationId),
  );
  const docs = await serveDocs({ port: 0 });
  const browser = await launchChromium(chromium);
  try {
    const metrics: Metric[] = await weightMetrics(browser, docs.url, selected);
    for (const operation of operations)
      metrics.push(...(await loadMetrics(browser, docs.url, operation, quick ? 3 : 15)));
    return [
      ...metrics,
      ...(await searchMetrics(browser, docs.url, queries(contract))),
      ...(await pageMetrics(browser, docs.url)),
      ...buildMetrics(folder, contract, quick ? 1 : 3),
    ];
  } finally {
    await browser.close();
    await docs.close();
  }
};

function heaviestAndTypical(): Record<"heaviest" | "typical", string> {
  const sizes = pagesBySize("reference").map((file) => [file, gzipSync(readFileSync(file)).length] as const);
  const names = sizes.toSorted(([, a], [, b]) => b - a).map(([file]) => basename(file, ".html"));
  return { heaviest: names[0] ?? "", typical: names[Math.floor(names.length / 2)] ?? "" };
}
