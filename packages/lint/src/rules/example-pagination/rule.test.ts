import { expect, test } from "vitest";
import { documentReturning, responseMediaType, runRule } from "../../testing.ts";

const id = "example-pagination";

test.each([
  [2, [1, 1, 2], true],
  [0, [1, 0, 0], true],
  [0, [3, 2, 30], true],
  [0, [2, 1, 2], true],
  [2, [2, 2, 27], true],
  [2, [0, 1, 2], false],
  [0, [1, 1, 0], false],
  [2, [1, 0, 2], false],
  [3, [1, 2, 2], false],
  [1, [1, 1, 2], false],
  [1, [3, 2, 27], false],
])("%i items match the page, pages and count %j: %s", async (items, [current_page, total_pages, total_count], ok) => {
  const example = { data: Array(items).fill({}), meta: { current_page, total_pages, total_count } };
  expect(await runRule(id, documentReturning({ example }))).toEqual(ok ? [] : [`${responseMediaType}/example/meta`]);
});

test.each([
  { data: "abc", meta: { current_page: 1, total_pages: 1, total_count: 2 } },
  { data: [1], meta: [] },
  { data: [1], meta: { current_page: 0, total_pages: "x", total_count: 0 } },
  { data: [1], meta: { current_page: 0, total_pages: 1 } },
  { data: [1], meta: { total_pages: 0, total_count: 1 } },
])("ignores the invalid value %j", async (example) => {
  expect(await runRule(id, documentReturning({ example }))).toEqual([]);
});
