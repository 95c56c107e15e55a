import { groupBy } from "../values/group.ts";
import type { Report } from "./report.ts";
import type { Result } from "./result.ts";
import { limit } from "./text.ts";

interface Row {
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

/** The most important count: `✗2`. */
export function formatCell({ passed, failed, skipped, missing }: Cell): string {
  if (failed > 0) return `✗${failed}`;
  if (skipped > 0) return `–${skipped}`;
  if (missing) return "○";
  return passed > 0 ? `${passed}` : "";
}

export const legend = "✗ failed, – skipped, ○ documented, but not received, no symbol: passed";

const maxRows = 20;

/** Aligned lines for the operations with failures or missing statuses. */
export function formatMatrix(report: Report): string[] {
  const { columns, rows } = createMatrix(report);
  const failed = rows.filter(({ cells }) => cells.some((cell) => cell.failed > 0));
  const missing = rows.filter((row) => !failed.includes(row) && row.cells.some((cell) => cell.missing));
  const shown = [...failed, ...missing];
  if (shown.length === 0) return [];
  const table = [["operation", ...columns], ...shown.map((row) => [row.operationId, ...row.cells.map(formatCell)])];
  const widths = table[0]?.map((_, index) => Math.max(...table.map((texts) => texts[index]?.length ?? 0)));
  const lines = table.map(([name = "", ...texts]) =>
    [name.padEnd(widths?.[0] ?? 0), ...texts.map((text, index) => text.padStart(widths?.[index + 1] ?? 0))].join("  "),
  );
  return [...limit(lines, maxRows + 1), `(${legend})`];
}
