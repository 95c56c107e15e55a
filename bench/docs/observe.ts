export interface OperationView {
  path: string;
  /** The selector of the heading with the summary, which must be visible. */
  heading: string;
  summary: string;
  otherSelector: string;
}

export interface Observed {
  /** Milliseconds until the first contentful paint. */
  firstContentfulPaint: number;
  /** Total blocking time in milliseconds: the time of each long task beyond 50 ms. */
  blockingTime: number;
  layoutShift: number;
}

/** Runs in the page before its scripts. Writes to `window.observed`. */
export function observe(): void {
  const observed: Observed = { firstContentfulPaint: 0, blockingTime: 0, layoutShift: 0 };
  window.observed = observed;
  const watch = (type: string, take: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  watch("paint", ({ name, startTime }) => {
    if (name === "first-contentful-paint") observed.firstContentfulPaint = startTime;
  });
  watch("longtask", ({ duration }) => {
    observed.blockingTime += Math.max(0, duration - 50);
  });
  watch("layout-shift", (entry) => {
    observed.layoutShift += (entry as PerformanceEntry & { value: number }).value;
  });
}

/**
 * Checks in each frame if an operation is visible, and writes the time to `window.visibleAt`. The check makes frames
 * longer, so nothing else is measured in this load.
 */
export function observeVisibility({ heading, summary, otherSelector }: OperationView): void {
  const isVisible = () => {
    const found = [...document.querySelectorAll(heading)].find(({ textContent }) => textContent.includes(summary));
    const { top = -1, bottom = 0 } = found?.getBoundingClientRect() ?? {};
    return bottom > 0 && top >= 0 && top < innerHeight && document.querySelector(otherSelector) !== null;
  };
  // The frame is painted when the next frame begins.
  const record = () => {
    window.visibleAt = performance.now();
  };
  const check = () => requestAnimationFrame(() => (isVisible() ? requestAnimationFrame(record) : check()));
  check();
}

declare global {
  interface Window {
    observed: Observed;
    visibleAt?: number;
  }
}
