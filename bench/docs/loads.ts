import { type Browser, maxLayoutShift } from "@crewkit/docs/testing";
import type { Operation } from "@crewkit/openapi";
import type { Metric } from "../tools/metrics.ts";
import { median } from "../tools/quantile.ts";
import { type Load, load } from "./load.ts";
import { ourView, redocView } from "./operation-view.ts";

/** Measures page loads of an operation, alternating between the site and Redoc's page. */
export async function loadMetrics(
  browser: Browser,
  origin: string,
  operation: Operation,
  runs: number,
): Promise<Metric[]> {
  const [site, redoc]: [Load[], Load[]] = [[], []];
  for (let run = 0; run < runs; run++) {
    site.push(await load(browser, origin, ourView(operation)));
    redoc.push(await load(browser, origin, redocView(operation)));
  }
  const metric = (name: string, unit: string, key: keyof Load, pick = median): Metric => ({
    name: `${name} (${operation.operationId})`,
    unit,
    value: pick(site.map((load) => load[key])),
    peers: { Redoc: pick(redoc.map((load) => load[key])) },
  });
  return [
    { ...metric("first paint", "ms", "firstContentfulPaint"), maxPeerRatio: 0.8 },
    { ...metric("operation visible", "ms", "visibleAfter"), maxPeerRatio: 0.15 },
    // The minimum, because noise only adds time.
    { ...metric("total blocking time", "ms", "blockingTime", (all) => Math.min(...all)), max: 0 },
    { ...metric("layout shift", "", "layoutShift"), max: maxLayoutShift },
    metric("elements", "", "elements"),
  ];
}
