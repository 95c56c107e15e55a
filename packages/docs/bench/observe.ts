import type { Wanted } from "./wanted.ts";

/** What a page tells of how it came up. */
export interface Observed {
  /** Milliseconds until something could be seen. */
  paint: number;
  /** Milliseconds for which nobody could have used it: of each long task what is beyond 50. */
  blocked: number;
  /** How far what was painted moved, as the browser scores it. */
  shift: number;
}

/** Observes a page from within, from before anything of its own runs, and writes what it sees into `window.observed`. */
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
 * Looks in each frame whether an operation can be read, and writes into `window.visibleAt` after how many milliseconds it
 * could. To look makes each frame longer, so that nothing else is observed meanwhile.
 */
export function lookFor({ heading, summary, more }: Wanted): void {
  const isThere = () => {
    const found = [...document.querySelectorAll(heading)].find((each) => each.textContent.includes(summary));
    const { top = -1, bottom = 0 } = found?.getBoundingClientRect() ?? {};
    return bottom > 0 && top >= 0 && top < innerHeight && document.querySelector(more) !== null;
  };
  // What a frame shows is painted when the next one begins.
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
