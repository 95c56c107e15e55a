import { globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { type Browser, siteFolder } from "@crewkit/docs/testing";
import type { Metric } from "../tools/metrics.ts";

export async function elementsMetric(browser: Browser, origin: string): Promise<Metric> {
  const page = await browser.newPage();
  const counts: [number, string][] = [];
  for (const path of largestPages()) {
    await page.goto(`${origin}/${path}`);
    counts.push([await page.locator("*").count(), basename(path, ".html")]);
  }
  await page.close();
  const [[value, name] = [Number.NaN, ""]] = counts.sort(([a], [b]) => b - a);
  return { name: `elements, maximum of all pages (${name})`, value, max: 1500 };
}

// The files with the most tags. Scripts add few elements.
function largestPages(): string[] {
  const paths = globSync("**/*.html", { cwd: siteFolder, exclude: ["redoc"] });
  const tags = paths.map((path) => [readFileSync(join(siteFolder, path), "utf8").split("<").length, path] as const);
  return tags
    .sort(([a], [b]) => b - a)
    .slice(0, 5)
    .map(([, path]) => path);
}
