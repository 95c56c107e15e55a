import { relative } from "node:path";
import type { Browser, BrowserContextOptions } from "playwright-core";
import { site } from "../src/files.ts";
import { axeViolations, unfold } from "../src/testing/axe.ts";
import { layoutShift, maxLayoutShift } from "../src/testing/layout-shift.ts";
import { looks, pageKinds } from "../src/testing/page-kinds.ts";
import { elementsFigure } from "./elements.ts";
import type { Figure } from "./figure.ts";

/** What was seen of some pages. */
interface Seen {
  /** The URLs that they asked of other hosts. */
  foreign: string[];
  /** How far each moved what was painted. */
  shifts: number[];
  /** What axe has against them. */
  violations: string[];
}

/** What holds of a page of each kind, and of Redoc's; and what axe said, a line each. */
export async function pageFigures(browser: Browser, origin: string): Promise<{ figures: Figure[]; said: string[] }> {
  const paths = Object.values(pageKinds()).map((file) => `/${relative(site, file)}`);
  const ours = await see(browser, origin, paths, looks);
  const redoc = await see(browser, origin, ["/redoc/index.html"], looks.slice(1, 2));
  const figure = (name: string, count: (seen: Seen) => number, atMost = 0): Figure => ({
    name: `${name}, ${paths.length} kinds of pages, ${looks.length} ways each`,
    unit: "",
    value: count(ours),
    atMost,
    redoc: count(redoc),
  });
  const figures = [
    await elementsFigure(browser, origin),
    figure("requests to other hosts", ({ foreign }) => foreign.length),
    figure("layout shift, the largest", ({ shifts }) => Math.max(...shifts), maxLayoutShift),
    figure("axe violations", ({ violations }) => violations.length),
  ];
  return { figures, said: ours.violations };
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
      await unfold(page);
      const told = `${path}, ${way.colorScheme}, ${way.viewport?.width} px`;
      seen.violations.push(...(await axeViolations(page)).map((line) => `${told}: ${line}`));
    }
    await page.close();
  }
  return seen;
}
