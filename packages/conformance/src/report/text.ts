import { truncate as truncateText } from "../values/format.ts";
import type { Leftover, Report } from "./report.ts";

/** `1 test case`, `2,000 test cases`. */
export function plural(count: number, noun: string): string {
  return `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
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

/** The first items, and the number of the others. */
export function limit(items: readonly string[], max: number): string[] {
  const rest = items.length - max;
  return rest > 0 ? [...items.slice(0, max), `and ${rest.toLocaleString("en")} more`] : [...items];
}

/** Undefined if only some of the tests were selected. */
export function formatCoverage({ coverage }: Report): string | undefined {
  if (coverage.length === 0) return undefined;
  const countOf = (key: "received" | "missing" | "skipped") => coverage.flatMap((each) => each[key]).length;
  const [received, skipped] = [countOf("received"), countOf("skipped")];
  const [count, total, notTested] = [received, received + skipped + countOf("missing"), skipped].map((each) =>
    each.toLocaleString("en"),
  );
  const rest = skipped > 0 ? ` The tests of ${notTested} were skipped.` : "";
  return `${count} of ${total} documented statuses were received.${rest}`;
}

/** A line for each operation with documented statuses that were not received. */
export function listMissingStatuses({ coverage }: Report): string[] {
  const incomplete = coverage.filter(({ missing }) => missing.length > 0);
  return incomplete.map(({ operationId, missing }) => `${operationId}: ${missing.join(", ")}`);
}

export function formatLeftover({ what, count, ids }: Leftover): string {
  const suffix = ids.length > 0 ? `: ${limit(ids, 5).join(", ")}` : "";
  return `${count.toLocaleString("en")} × ${truncate(what, 300)}${suffix}`;
}

/** Explains how to use the curl commands. Undefined if the server is still running, or no command starts it again. */
export function describeStoppedServer({ startCommand }: Report): string | undefined {
  return (
    startCommand && `The server of this run has stopped. Before you use the curl commands, run \`${startCommand}\`.`
  );
}
