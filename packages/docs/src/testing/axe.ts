import axe from "axe-core";
import type { Page } from "playwright-core";

/**
 * What axe has against a page as it is now, by all of its rules: best practices and WCAG 2.2 too, whatever the impact.
 *
 * @param within a selector: only what is in that element.
 * @returns a line for each rule that is broken, with the elements that break it; none if all is well.
 */
export async function axeViolations(page: Page, { within }: { within?: string } = {}): Promise<string[]> {
  // As the browser's own tools would, past the page's content security policy.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  const { violations } = await page.evaluate(({ within, options }) => window.axe.run(within ?? document, options), {
    within,
    options,
  });
  return violations.map(({ id, impact, help, nodes }) => {
    const elements = nodes.map(({ target }) => target.join(" "));
    return `${id} (${impact}): ${help}, at ${elements.slice(0, 5).join(" and ")}; ${elements.length} in all`;
  });
}

/** Opens all that is folded on a page: axe does not look into it. */
export async function expandDetails(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll("details")) details.open = true;
  });
}

// The one rule of WCAG 2.2, which is off unless one asks.
const options: axe.RunOptions = { resultTypes: ["violations"], rules: { "target-size": { enabled: true } } };

declare global {
  interface Window {
    axe: typeof axe;
  }
}
