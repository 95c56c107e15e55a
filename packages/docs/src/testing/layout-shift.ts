import type { Page } from "playwright-core";

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
