import { truncate as truncateText } from "../values/format.ts";
import type { Report } from "./report.ts";

/** `1 test case`, `2,000 test cases`. */
export function plural(count: number, noun: string): string {
  return `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
}

/** `640 ms`, `3.2 s`, `4 min 5 s`, `2 h 3 min`. */
export function formatDuration(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  const seconds = milliseconds / 1000;
  if (seconds < 60) return `${Number(seconds.toFixed(1))} s`;
  const [minutes, rest] = [Math.floor(seconds / 60), Math.floor(seconds % 60)];
  if (minutes < 60) return rest === 0 ? `${minutes} min` : `${minutes} min ${rest} s`;
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** Rounds down, so that 100 % means complete. */
export function formatPercent(part: number, whole: number): string {
  return whole === 0 ? "–" : `${Math.floor((part / whole) * 100)} %`;
}

/** Always includes passed and failed tests. Omits other counts that are 0. */
export function listCounts({ counts }: Report): [kind: string, count: string, words: string][] {
  const { passed, failed, skipped, expected, notRun } = counts;
  const all: [kind: string, count: number, words: string][] = [
    ["passed", passed, "passed"],
    ["failed", failed, "failed"],
    ["expected", expected, "failed as expected"],
    ["skipped", skipped, "skipped"],
    ["not-run", notRun, "not run"],
  ];
  const shown = all.filter(([, count], index) => count > 0 || index < 2);
  return shown.map(([kind, count, words]) => [kind, count.toLocaleString("en"), words]);
}

/** `12 passed, 1 failed, 3 skipped`. */
export function formatSummary(report: Report): string {
  return listCounts(report)
    .map(([, count, words]) => `${count} ${words}`)
    .join(", ");
}

export function truncate(text: string, length: number): string {
  return truncateText(text.replace(/\s+/g, " ").trim(), length);
}
