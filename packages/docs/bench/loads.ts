import type { Operation } from "@crewkit/openapi";
import type { Browser } from "playwright-core";
import { maxLayoutShift } from "../src/testing/layout-shift.ts";
import type { Figure } from "./figure.ts";
import { type Load, load } from "./load.ts";
import { median } from "./median.ts";
import { onOurs, onRedoc } from "./wanted.ts";

/** How an operation comes up by a link to it, on our site and on Redoc's page, in turns. */
export async function loadFigures(
  browser: Browser,
  origin: string,
  operation: Operation,
  runs: number,
): Promise<Figure[]> {
  const [ours, redoc]: [Load[], Load[]] = [[], []];
  for (let run = 0; run < runs; run++) {
    ours.push(await load(browser, origin, onOurs(operation)));
    redoc.push(await load(browser, origin, onRedoc(operation)));
  }
  const figure = (name: string, unit: string, key: keyof Load, pick = median): Figure => ({
    name: `${name} (${operation.operationId})`,
    unit,
    value: pick(ours.map((each) => each[key])),
    redoc: pick(redoc.map((each) => each[key])),
  });
  return [
    { ...figure("first paint", "ms", "paint"), atMostOfRedoc: 0.6 },
    { ...figure("operation visible", "ms", "visible"), atMostOfRedoc: 0.15 },
    // The least: a page blocks each time, and what else the machine does only adds.
    { ...figure("main thread blocked", "ms", "blocked", (all) => Math.min(...all)), atMost: 0 },
    { ...figure("layout shift", "", "shift"), atMost: maxLayoutShift },
    figure("elements", "", "elements"),
  ];
}
