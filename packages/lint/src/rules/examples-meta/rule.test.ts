import { expect, test } from "vitest";
import { answering, judge } from "../../testing.ts";

const id = "examples-meta";

test.each([
  [2, [1, 1, 2], undefined],
  [0, [1, 0, 0], undefined],
  [0, [3, 2, 30], undefined],
  [0, [2, 1, 2], undefined],
  [2, [2, 2, 27], undefined],
  [2, [0, 1, 2], "is page 0"],
  [0, [1, 1, 0], "has 0 items on 1 pages. Write `total_pages: 0`"],
  [2, [1, 0, 2], "has 2 items on 0 pages. Write `total_pages: 1`"],
  [3, [1, 2, 2], "shows 3 items of 2"],
  [1, [1, 1, 2], "shows 1 items of 2 on its only page"],
  [1, [3, 2, 27], "shows items on page 3 of 2"],
])("%i items and the meta %j: %s", async (items, [current_page, total_pages, total_count], says) => {
  const value = { data: Array(items).fill({}), meta: { current_page, total_pages, total_count } };
  const expected = says ? [expect.stringContaining(says)] : [];
  expect(await judge(id, answering({ examples: { a: { value } } }))).toEqual(expected);
});

test.each([
  { data: "abc", meta: { current_page: 1, total_pages: 1, total_count: 2 } },
  { data: [1], meta: [] },
  { data: [1], meta: { current_page: 0, total_pages: "x", total_count: 0 } },
  { data: [1], meta: { current_page: 0, total_pages: 1 } },
  { data: [1], meta: { total_pages: 0, total_count: 1 } },
])("%j is no list with a meta, which other rules report", async (example) => {
  expect(await judge(id, answering({ example }))).toEqual([]);
});
