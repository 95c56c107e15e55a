import type { ParsedResponse } from "../../http/draft.ts";
import type { Item } from "../../plan/rules.ts";
import { readPaging } from "../../spec/paging.ts";
import { formatValue } from "../../values/format.ts";
import type { ScenarioSteps } from "../scenario.ts";
import type { PagedList } from "./lists.ts";

export interface Page {
  list: PagedList;
  /** Of all pages. */
  items: readonly Item[];
  /** False if `items` is only the start of the list. */
  complete: boolean;
  page: number;
  size: number;
  /** The name of the page in failure messages. */
  label: string;
}

/** Expects that a page reports the position of the page, the total number of items, and the number of pages. */
export function expectTotals(
  { list: { paging }, items, complete, page, size, label }: Page,
  response: ParsedResponse,
  steps: ScenarioSteps,
): void {
  const total = complete || paging.totalItems === undefined ? items.length : readPaging(paging.totalItems, response);
  const pageCount = complete || paging.totalItems !== undefined ? Math.ceil(Number(total) / size) : undefined;
  const current = paging.kind === "page" ? page : (page - 1) * size;
  const expected: [location: string | undefined, value: unknown][] = [
    [paging.totalItems, total],
    [paging.totalPages, pageCount],
    [paging.currentPage, current],
  ];
  for (const [location, value] of expected) {
    if (location === undefined || value === undefined) continue;
    const actual = readPaging(location, response);
    steps.expect(
      actual === value,
      `Expected ${location} of ${label} to be ${value}, but received ${formatValue(actual)}.`,
    );
  }
}
