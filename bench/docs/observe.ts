import type { OperationView } from "./operation-view.ts";

/** Measurements of a page load. */
export interface Observed {
  /** Milliseconds until something could be seen. */
  paint: number;
  /** Total blocking time in milliseconds: of each long task, the part beyond 50. */
  blocked: number;
  /** The cumulative layout shift. */
  shift: number;
}

/** Runs in the page before its own scripts, and writes measurements into `window.observed`. */
export function observe(): void {
  const observed: Observed = { paint: 0, blocked: 0, shift: 0 };
  window.observed = observed;
  const watch = (type: string, take: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  watch("paint", ({ name, startTime }) => {
    if (name === "first-contentful-paint") observed.paint = startTime;
  });
  watch("longtask", ({ duration }) => {
    observed.blocked += Math.max(0, duration - 50);
  });
  watch("layout-shift", (entry) => {
    observed.shift += (entry as PerformanceEntry & { value: number }).value;
  });
}

/**
 * Checks in each frame whether an operation is visible, and writes the time into `window.visibleAt`. The check makes each frame
 * longer, so nothing else is measured in this load.
 */
export function observeVisibility({ heading, summary, otherSelector }: OperationView): void {
  const isThere = () => {
    const found = [...document.querySelectorAll(heading)].find((each) => each.textContent.includes(summary));
    const { top = -1, bottom = 0 } = found?.getBoundingClientRect() ?? {};
    return bottom > 0 && top >= 0 && top < innerHeight && document.querySelector(otherSelector) !== null;
  };
  // A frame is painted when the next one begins.
  const note = () => {
    window.visibleAt = performance.now();
  };
  const look = () => requestAnimationFrame(() => (isThere() ? requestAnimationFrame(note) : look()));
  look();
}

declare global {
  interface Window {
    observed: Observed;
    visibleAt?: number;
  }
}
