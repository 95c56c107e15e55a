import { groupBy } from "../values/group.ts";
import type { Report } from "./report.ts";
import type { Result } from "./result.ts";

export interface Row {
  operationId: string;
  cells: Cell[];
  results: Result[];
}

export interface Cell {
  passed: number;
  failed: number;
  skipped: number;
}

export function createMatrix({ results }: Report): { columns: string[]; rows: Row[] } {
  const statuses = [...new Set(results.flatMap(({ status }) => status ?? []))].toSorted((a, b) => a - b);
  const hasScenarios = results.some(({ status }) => status === undefined);
  const columns: (number | undefined)[] = [...statuses, ...(hasScenarios ? [undefined] : [])];
  const rows = [...groupBy(results, ({ operationId }) => operationId)].map(([operationId, tests]) => ({
    operationId,
    cells: columns.map((column) => toCell(tests.filter(({ status }) => status === column))),
    results: tests,
  }));
  return { columns: columns.map((column) => (column === undefined ? "scenarios" : String(column))), rows };
}

function toCell(results: Result[]): Cell {
  const count = (expected: Result["outcome"]) => results.filter(({ outcome }) => outcome === expected).length;
  return { passed: count("passed"), failed: count("failed"), skipped: count("skipped") };
}
