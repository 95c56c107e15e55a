import axe from "axe-core";
import type { Page } from "playwright-core";

/**
 * Checks the current state of a page with all axe rules, including best practices and WCAG 2.2.
 *
 * @param within a CSS selector that limits the check to one element.
 * @returns a line for each violated rule, with the elements.
 */
export async function axeViolations(page: Page, { within }: { within?: string } = {}): Promise<string[]> {
  // `evaluate` bypasses the content security policy of the page.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  // `browser/scroll-areas.ts` runs after the layout.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
  const { violations } = await page.evaluate(({ within, options }) => window.axe.run(within ?? document, options), {
    within,
    options,
  });
  return violations.map(({ id, impact, help, nodes }) => {
    const elements = nodes.map(({ target }) => target.join(" "));
    return `${id} (${impact}): ${help}. ${elements.length} elements, for example ${elements.slice(0, 5).join(", ")}`;
  });
}

/** Expands all collapsed sections, because axe ignores their content. */
export async function expandDetails(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll("details")) details.open = true;
  });
}

const options: axe.RunOptions = { resultTypes: ["violations"], rules: { "target-size": { enabled: true } } };

declare global {
  interface Window {
    axe: typeof axe;
  }
}

/** The maximum layout shift score of a page. web.dev rates scores up to 0.1 as good. Allows for rounding errors. */
export const maxLayoutShift = 0.01;

export function layoutShift(page: Page): Promise<number> {
  return page.evaluate(async () => {
    for (const _ of [1, 2]) await new Promise(requestAnimationFrame);
    const observer = new PerformanceObserver(() => {});
    observer.observe({ type: "layout-shift", buffered: true });
    const entries = observer.takeRecords() as (PerformanceEntry & { value: number })[];
    observer.disconnect();
    return entries.reduce((sum, { value }) => sum + value, 0);
  });
}

/** Prints a page on A4 and counts the sheets. */
export async function countSheets(page: Page): Promise<number> {
  const pdf = await page.pdf({ format: "A4" });
  return pdf.toString("latin1").match(/\/Type \/Page\b/g)?.length ?? 0;
}
