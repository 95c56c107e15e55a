import type { Came, Draft } from "../http/draft.ts";
import { itemsIn, readPaging } from "../law/paging.ts";
import type { Item } from "../plan/rules.ts";
import { several, shorten, show } from "../values/show.ts";
import { largestPage, pageOf } from "../world/read-all.ts";
import { Unreached } from "../world/unreached.ts";
import type { MakeWalks, Steps } from "./make.ts";
import { keyOf, type List, listLists, longDraft, readWhole } from "./tools/lists.ts";

/** Pages partition a list: together they are the whole, in its order, and their totals agree. */
export const pages: MakeWalks = (law) =>
  listLists(law).map((list) => ({ operation: list.operation, go: (steps) => go(list, steps) }));

async function go(list: List, steps: Steps): Promise<void> {
  const draft = await longDraft(list, steps);
  const { items, complete } = await readWhole(draft, steps);
  if (items.length < 2) throw new Unreached("The list has fewer than two items, and nothing makes more.");
  const twice = items.find((item, index) => items.findIndex((each) => keyOf(each) === keyOf(item)) < index);
  steps.expect(!twice, `No item may stand in the list twice, but ${twice && shorten(keyOf(twice))} does.`);
  const whole: Whole = { list, draft, items, complete };
  for (const size of [...new Set([1, 2, largestPage(list.operation, steps.world.law)])]) {
    const first = await readPage(whole, 1, size, steps);
    for (const page of pagesAfterFirst(first, whole, size)) await readPage(whole, page, size, steps);
  }
}

interface Whole {
  list: List;
  draft: Draft;
  items: Item[];
  /** Whether `items` are all of the list. */
  complete: boolean;
}

// Some pages, the last one, and the one beyond.
function pagesAfterFirst(first: Came, { list, items }: Whole, size: number): number[] {
  const { totalItems } = list.paging;
  const told = totalItems === undefined ? items.length : readPaging(totalItems, first);
  const last = Math.max(1, Math.ceil((typeof told === "number" ? told : items.length) / size));
  const some = Array.from({ length: Math.min(last, 10) }, (_, index) => index + 1);
  return [...new Set([...some.slice(1), last, last + 1])].filter((page) => page > 1);
}

async function readPage(whole: Whole, page: number, size: number, steps: Steps): Promise<Came> {
  const { list, draft, items, complete } = whole;
  const came = await steps.send(pageOf(draft, list.paging, page, size));
  const about = `Page ${page} of ${size} each`;
  const read = itemsIn(came.body, list.paging);
  const begin = (page - 1) * size;
  steps.expect(read.length <= size, `${about} must have no more than ${size} items, but has ${read.length}.`);
  if (complete || begin + size <= items.length) {
    const wanted = items.slice(begin, begin + size).map(keyOf);
    const got = read.map(keyOf);
    steps.expect(
      wanted.join() === got.join(),
      `${about} must have items ${begin + 1} to ${begin + size} of the list, but has ${several(got) || "none"}, not ${several(wanted) || "none"}.`,
    );
  }
  expectTotals(whole, came, { page, size }, steps);
  return came;
}

function expectTotals(whole: Whole, came: Came, { page, size }: { page: number; size: number }, steps: Steps): void {
  const { items, complete } = whole;
  const { paging } = whole.list;
  const total = complete || paging.totalItems === undefined ? items.length : readPaging(paging.totalItems, came);
  const pages = complete || paging.totalItems !== undefined ? Math.ceil(Number(total) / size) : undefined;
  const current = paging.kind === "page" ? page : (page - 1) * size;
  const wanted: [place: string | undefined, value: unknown][] = [
    [paging.totalItems, total],
    [paging.totalPages, pages],
    [paging.currentPage, current],
  ];
  for (const [place, value] of wanted) {
    if (place === undefined || value === undefined) continue;
    const told = readPaging(place, came);
    steps.expect(told === value, `${place} of page ${page} of ${size} each must be ${value}, but is ${show(told)}.`);
  }
}
