import { groupBy } from "../values/group.ts";
import type { Report } from "./report.ts";
import type { Result } from "./result.ts";
import { limit } from "./text.ts";

interface Row {
  operationId: string;
  cells: Cell[];
  results: Result[];
}

interface Cell {
  kind: "failed" | "skipped" | "missing" | "passed";
  /** The most important number of tests: `✗2`. */
  text: string;
}

/** The results by operation and expected status. */
export function createMatrix({ results, coverage }: Report): { columns: string[]; rows: Row[] } {
  const missing = new Map(coverage.map((each) => [each.operationId, each.missing]));
  const columns = [...new Set([...results.map(columnOf), ...[...missing.values()].flat()])].toSorted();
  const rows = [...groupBy(results, ({ operationId }) => operationId)].map(([operationId, tests]) => {
    const cells = columns.map((column) => {
      const isMissing = missing.get(operationId)?.includes(column) ?? false;
      return createCell(
        tests.filter((result) => columnOf(result) === column),
        isMissing,
      );
    });
    return { operationId, cells, results: tests };
  });
  return { columns, rows };
}

// Sorted after the statuses.
function columnOf({ status }: Result): string {
  return String(status ?? "scenarios");
}

function createCell(results: readonly Result[], isMissing: boolean): Cell {
  const count = (expected: Result["outcome"]) => results.filter(({ outcome }) => outcome === expected).length;
  if (count("failed") > 0) return { kind: "failed", text: `✗${count("failed")}` };
  if (count("skipped") > 0) return { kind: isMissing ? "missing" : "skipped", text: `–${count("skipped")}` };
  if (isMissing) return { kind: "missing", text: "○" };
  return { kind: "passed", text: results.length > 0 ? `${results.length}` : "" };
}

export const legend = "✗ failed, – skipped, ○ documented, but not received, no symbol: passed";

const maxRows = 20;

/** Aligned lines for the operations with failures or missing statuses, failures first. */
export function formatMatrix(report: Report): string[] {
  const { columns, rows } = createMatrix(report);
  const withKind = (kind: Cell["kind"]) => rows.filter(({ cells }) => cells.some((cell) => cell.kind === kind));
  const shown = [...new Set([...withKind("failed"), ...withKind("missing")])];
  if (shown.length === 0) return [];
  const table = [
    ["operation", ...columns],
    ...shown.map((row) => [row.operationId, ...row.cells.map(({ text }) => text)]),
  ];
  const widths = table[0]?.map((_, index) => Math.max(...table.map((texts) => texts[index]?.length ?? 0))) ?? [];
  const lines = table.map((texts) =>
    texts
      .map((text, index) => (index === 0 ? text.padEnd(widths[0] ?? 0) : text.padStart(widths[index] ?? 0)))
      .join("  "),
  );
  return [...limit(lines, maxRows + 1), `(${legend})`];
}
