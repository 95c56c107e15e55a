import { groupBy } from "../values/group.ts";
import type { Report } from "./report.ts";
import type { Result } from "./result.ts";
import { type Colorize, limit } from "./text.ts";

export interface Row {
  operationId: string;
  cells: Cell[];
  results: Result[];
}

export interface Cell {
  passed: number;
  failed: number;
  skipped: number;
  /** The status is documented, but was not received. */
  missing: boolean;
}

/** The results by operation and expected status. */
export function createMatrix({ results, coverage }: Report): { columns: string[]; rows: Row[] } {
  const missing = new Map(coverage.map((each) => [each.operationId, each.missing]));
  const columns = [...new Set([...results.map(columnOf), ...[...missing.values()].flat()])].toSorted();
  const rows = [...groupBy(results, ({ operationId }) => operationId)].map(([operationId, tests]) => {
    const cells = columns.map((column) => ({
      ...count(tests.filter((result) => columnOf(result) === column)),
      missing: missing.get(operationId)?.includes(column) ?? false,
    }));
    return { operationId, cells, results: tests };
  });
  return { columns, rows };
}

// Sorted after the statuses.
function columnOf({ status }: Result): string {
  return String(status ?? "scenarios");
}

function count(results: readonly Result[]): Omit<Cell, "missing"> {
  const cell = { passed: 0, failed: 0, skipped: 0 };
  for (const { outcome } of results) cell[outcome] += 1;
  return cell;
}

function formatCell({ passed, failed, skipped, missing }: Cell): string {
  if (failed > 0) return `✗${failed}`;
  if (skipped > 0) return `–${skipped}`;
  if (missing) return "○";
  return passed > 0 ? `${passed}` : "";
}

export const legend = "✗ failed, – skipped, ○ documented, but not received, no symbol: passed";

const maxRows = 20;

/** Aligned lines for the operations with failures or missing statuses. */
export function formatMatrix(report: Report, colorize: Colorize = (_, text) => text): string[] {
  const { columns, rows } = createMatrix(report);
  const failed = rows.filter(({ cells }) => cells.some((cell) => cell.failed > 0));
  const missing = rows.filter((row) => !failed.includes(row) && row.cells.some((cell) => cell.missing));
  const shown = [...failed, ...missing];
  if (shown.length === 0) return [];
  const names = shown.map(({ operationId }) => operationId);
  const nameWidth = Math.max("operation".length, ...names.map(({ length }) => length));
  const widths = columns.map(
    (column, index) =>
      2 + Math.max(column.length, ...shown.map(({ cells: { [index]: cell } }) => (cell ? formatCell(cell).length : 0))),
  );
  const align = (text: string, index: number) => text.padStart(widths[index] ?? 0);
  const lines = shown.map(
    ({ operationId, cells }) =>
      operationId.padEnd(nameWidth) +
      cells.map((cell, index) => colorize(colorOf(cell), align(formatCell(cell), index))).join(""),
  );
  return [
    colorize("bold", "operation".padEnd(nameWidth) + columns.map(align).join("")),
    ...limit(lines, maxRows),
    `(${legend})`,
  ];
}

function colorOf({ failed, skipped, missing }: Cell): "red" | "yellow" | "green" {
  if (failed > 0) return "red";
  return skipped > 0 || missing ? "yellow" : "green";
}
