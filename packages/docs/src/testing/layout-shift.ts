import type { Page } from "playwright-core";

/** The largest layout shift score of a page: far below 0.1, which web.dev calls good, and above rounding in the browser. */
export const maxLayoutShift = 0.01;

/** The layout shift score of a page so far, once it has painted what is loaded. */
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
