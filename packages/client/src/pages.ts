import type { PageMeta } from "@crewkit/types";
import type { ApiPromise } from "./api-promise.ts";

/** One page of a list. */
export interface Page<Item> {
  data: Item[];
  meta: PageMeta;
}

/** Says how much of a list to read. */
export interface PaginationOptions {
  /** So many items at most. Default: all. */
  limit?: number | undefined;
  /** So many pages are asked for ahead of the one that is read. Default: 0. */
  prefetch?: number | undefined;
}

/**
 * A list. Nothing is sent until a page is asked for. Each reading (a loop, `pages`, `collect`) asks anew, and asks for no
 * page twice.
 */
export interface Pages<Item, Failure extends number = number> extends AsyncIterable<Item> {
  /** One page, counted from 1. Default: the `page` of the query, else 1. */
  page(number?: number): ApiPromise<Page<Item>, 200, Failure>;
  /** Page after page. */
  pages(options?: PaginationOptions): AsyncGenerator<Page<Item>, void>;
  [Symbol.asyncIterator](): AsyncGenerator<Item, void>;
  /** All items, or the first `limit`. */
  collect(options?: PaginationOptions): Promise<Item[]>;
}

/** Makes a list of what gives its pages, and of the number of the first that is read. */
export function createPages<Item>(
  getPage: (number?: number) => ApiPromise<Page<Item>>,
  firstPage: number,
): Pages<Item> {
  async function* pages({ prefetch = 0, limit = Infinity }: PaginationOptions = {}): AsyncGenerator<Page<Item>, void> {
    const ahead: ApiPromise<Page<Item>>[] = [];
    let last = firstPage;
    for (let number = firstPage; number <= last && limit > 0; number++) {
      const read = await (ahead.shift() ?? getPage(number));
      const { length } = read.data;
      limit -= length;
      last = Math.min(length && read.meta.total_pages, number + Math.ceil(limit / length));
      while (ahead.length < Math.min(prefetch, last - number)) {
        const call = getPage(number + ahead.length + 1);
        // Whoever stops early never looks at it.
        call.catch(() => {});
        ahead.push(call);
      }
      yield read;
    }
  }

  return {
    page: getPage,
    pages,
    async *[Symbol.asyncIterator]() {
      for await (const { data } of pages()) yield* data;
    },
    async collect(options = {}) {
      const items: Item[] = [];
      for await (const { data } of pages(options)) items.push(...data);
      return items.slice(0, options.limit);
    },
  };
}
