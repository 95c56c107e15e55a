import type { PageMeta } from "@crewkit/types";
import type { ApiPromise } from "./api-promise.ts";

export interface Page<Item> {
  data: Item[];
  meta: PageMeta;
}

export interface PaginationOptions {
  /** Maximum number of items. Defaults to all. `pages()` returns whole pages, so the last one can exceed it. */
  limit?: number | undefined;
  /** Number of pages to fetch ahead. Defaults to 0. */
  prefetch?: number | undefined;
}

/**
 * A list whose pages are fetched on demand. Each iteration fetches them again.
 *
 * @example
 * for await (const session of org.sessions.list()) console.log(session.id);
 * const { data, meta } = await org.sessions.list(); // the first page
 */
export interface Pages<Item, Failure extends number = number> extends AsyncIterable<Item>, PromiseLike<Page<Item>> {
  /**
   * Fetches one page. Awaiting the list does the same.
   *
   * @param number starts at 1. Defaults to `page` in the query.
   * @example
   * const { data, meta } = await org.sessions.list({ per_page: 50 }).page(2);
   */
  page(number?: number): ApiPromise<Page<Item>, 200, Failure>;
  /**
   * Iterates over the pages. `break` stops fetching.
   *
   * @example
   * for await (const { data, meta } of org.sessions.list().pages({ prefetch: 2 })) console.log(meta.current_page, data.length);
   */
  pages(options?: PaginationOptions): AsyncGenerator<Page<Item>, void>;
  /** Iterates over the items of all pages. `break` stops fetching. */
  [Symbol.asyncIterator](): AsyncGenerator<Item, void>;
  /**
   * Fetches all items, up to `limit`.
   *
   * @example
   * const sessions = await org.sessions.list().collect({ limit: 1000, prefetch: 4 });
   */
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
    // biome-ignore lint/suspicious/noThenProperty: awaiting a list returns its first page.
    then: (resolve, reject) => getPage().then(resolve, reject),
    pages,
    async *[Symbol.asyncIterator]() {
      for await (const { data } of pages()) yield* data;
    },
    async collect(options = {}) {
      const received: Item[][] = [];
      for await (const { data } of pages(options)) received.push(data);
      return received.flat().slice(0, options.limit) as Item[];
    },
  };
}
