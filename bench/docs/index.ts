import { readFileSync } from "node:fs";
import { availableParallelism, loadavg } from "node:os";
import { basename } from "node:path";
import { gzipSync } from "node:zlib";
import { buildDocs, docsAreOutdated, serveDocs } from "@crewkit/docs";
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

/** Measures the site in a browser that is slowed down four times, with Redoc's page. */
export const suite: Suite = async ({ folder, quick }) => {
  const chromium = findChromium();
  if (!chromium) throw new Error(`There is no Chromium. ${installHint}`);
  if (docsAreOutdated()) await buildDocs();
  const [busy = 0] = loadavg();
  if (busy > availableParallelism()) console.log("The machine is busy, so times are too long.\n");

  const contract = readContract();
  const chosen = heaviestAndTypical();
  const operations = listOperations(contract).filter(({ operationId }) => Object.values(chosen).includes(operationId));
  const docs = await serveDocs({ port: 0 });
  const browser = await launchChromium(chromium);
  try {
    const metrics: Metric[] = await weightMetrics(browser, docs.url, chosen);
    for (const operation of operations)
      metrics.push(...(await loadMetrics(browser, docs.url, operation, quick ? 3 : 7)));
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

/** The operations whose pages have the largest and the median compressed size. */
function heaviestAndTypical(): Record<"heaviest" | "typical", string> {
  const sizes = pagesBySize("reference").map((file) => [file, gzipSync(readFileSync(file)).length] as const);
  const names = sizes.toSorted(([, one], [, other]) => other - one).map(([file]) => basename(file, ".html"));
  return { heaviest: names[0] ?? "", typical: names[Math.floor(names.length / 2)] ?? "" };
}
