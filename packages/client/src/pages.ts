import type { PageMeta } from "@crewkit/types";
import type { ApiPromise } from "./api-promise.ts";

export interface Page<Item> {
  data: Item[];
  meta: PageMeta;
}

export interface PaginationOptions {
  /** Maximum number of items. Defaults to all. */
  limit?: number | undefined;
  /** Number of pages to fetch ahead. Defaults to 0. */
  prefetch?: number | undefined;
}

/** A list whose pages are fetched on demand. Each iteration fetches them again. */
export interface Pages<Item, Failure extends number = number> extends AsyncIterable<Item> {
  /** Page numbers start at 1. Defaults to `page` in the query. */
  page(number?: number): ApiPromise<Page<Item>, 200, Failure>;
  pages(options?: PaginationOptions): AsyncGenerator<Page<Item>, void>;
  [Symbol.asyncIterator](): AsyncGenerator<Item, void>;
  /** Returns all items, up to `limit`. */
  collect(options?: PaginationOptions): Promise<Item[]>;
}

export function createPages<Item>(
  getPage: (number?: number) => ApiPromise<Page<Item>>,
  firstPage: number,
): Pages<Item> {
  async function* pages({ prefetch = 0, limit = Infinity }: PaginationOptions = {}): AsyncGenerator<Page<Item>, void> {
    const ahead: ApiPromise<Page<Item>>[] = [];
    let last = firstPage;
    for (let number = firstPage; number <= last && limit > 0; number++) {
      const current = await (ahead.shift() ?? getPage(number));
      const { length } = current.data;
      limit -= length;
      last = Math.min(length && current.meta.total_pages, number + Math.ceil(limit / length));
      while (ahead.length < Math.min(prefetch, last - number)) {
        const call = getPage(number + ahead.length + 1);
        // The caller may never read this page, so its error must not cause an unhandled rejection.
        call.catch(() => {});
        ahead.push(call);
      }
      yield current;
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
