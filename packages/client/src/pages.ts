import type { PageMeta } from "@crewkit/types";
import { type ApiPromise, createApiPromise } from "./api-promise.ts";
import type { ApiResponse } from "./api-response.ts";
import { checkMethodOptions, paginationOptions } from "./check-options.ts";

/**
 * A page of a list. Its JSON and copies of it only contain `data` and `meta`.
 *
 * @example
 * const page = await org.sessions.list();
 * for await (const session of page) console.log(session.id); // also the sessions of the following pages
 */
export interface Page<Item> extends AsyncIterable<Item> {
  data: Item[];
  meta: PageMeta;
  /**
   * Fetches the next page. Resolves to undefined on the last page.
   *
   * @example
   * for (let page = await list; page; page = await page.nextPage()) console.log(page.data.length);
   */
  nextPage(): Promise<Page<Item> | undefined>;
  /** Iterates over the items of this page and the following pages. `break` stops fetching. */
  [Symbol.asyncIterator](): AsyncGenerator<Item, void>;
}

export interface PaginationOptions {
  /** Maximum number of items. Defaults to all. `pages()` returns whole pages, so the last one can exceed it. */
  limit?: number | undefined;
}

/**
 * A list whose pages are fetched on demand. As a promise, it resolves to the first page, and sends one request when it is first
 * awaited. Each iteration fetches the pages again.
 *
 * @example
 * for await (const session of org.sessions.list()) console.log(session.id);
 * const { data, meta } = await org.sessions.list(); // the first page
 */
export interface Pages<Item> extends ApiPromise<Page<Item>>, AsyncIterable<Item> {
  /**
   * Fetches one page.
   *
   * @param number starts at 1. Defaults to `page` in the query.
   * @example
   * const { data, meta } = await org.sessions.list({ per_page: 50 }).page(2);
   */
  page(number?: number): ApiPromise<Page<Item>>;
  /**
   * Iterates over the pages. `break` stops fetching.
   *
   * @example
   * for await (const { data, meta } of org.sessions.list().pages()) console.log(meta.current_page, data.length);
   */
  pages(options?: PaginationOptions): AsyncGenerator<Page<Item>, void>;
  /** Iterates over the items of all pages. `break` stops fetching. */
  [Symbol.asyncIterator](): AsyncGenerator<Item, void>;
  /**
   * Fetches all items, up to `limit`.
   *
   * @example
   * const sessions = await org.sessions.list().collect({ limit: 1000 });
   */
  collect(options?: PaginationOptions): Promise<Item[]>;
}

type PageBody<Item> = Pick<Page<Item>, "data" | "meta">;

/**
 * @param sendPage requests a page. Without a number, it requests the page in the query.
 * @param firstPage the page in the query, or 1.
 */
export function createPages<Item>(
  operation: string,
  sendPage: (number?: number) => Promise<ApiResponse>,
  firstPage: number,
): Pages<Item> {
  function getPage(number?: number): ApiPromise<Page<Item>> {
    return createApiPromise(sendPage(number), (body) => createPage(body as PageBody<Item>, number ?? firstPage));
  }

  function createPage(body: PageBody<Item>, number: number): Page<Item> {
    const page: Page<Item> = Object.assign(body, {
      nextPage: async () => (hasNext(page, number) ? getPage(number + 1) : undefined),
      async *[Symbol.asyncIterator]() {
        for (let current: Page<Item> | undefined = page; current; current = await current.nextPage())
          yield* current.data;
      },
    });
    // JSON, copies and logs of a page only contain its data.
    for (const name of ["nextPage", Symbol.asyncIterator]) Object.defineProperty(page, name, { enumerable: false });
    return page;
  }

  async function* pages(options: PaginationOptions = {}): AsyncGenerator<Page<Item>, void> {
    checkMethodOptions(operation, options, paginationOptions);
    let remaining = options.limit ?? Infinity;
    for (let number = firstPage; remaining > 0; number++) {
      const page = await getPage(number);
      yield page;
      remaining -= page.data.length;
      if (!hasNext(page, number)) return;
    }
  }

  let first: ApiPromise<Page<Item>> | undefined;
  const getFirstPage = () => {
    first ??= getPage();
    return first;
  };

  return {
    // biome-ignore lint/suspicious/noThenProperty: a list is a promise of its first page.
    then: (onFulfilled, onRejected) => getFirstPage().then(onFulfilled, onRejected),
    catch: (onRejected) => getFirstPage().catch(onRejected),
    finally: (onFinally) => getFirstPage().finally(onFinally),
    [Symbol.toStringTag]: "Promise",
    withResponse: () => getFirstPage().withResponse(),
    result: () => getFirstPage().result(),
    page: getPage,
    pages,
    async *[Symbol.asyncIterator]() {
      yield* await getPage(firstPage);
    },
    async collect(options = {}) {
      const received: Item[][] = [];
      for await (const { data } of pages(options)) received.push(data);
      return received.flat().slice(0, options.limit) as Item[];
    },
  };
}

/** An empty page is the last one, even if the list was longer before. */
function hasNext({ data, meta }: PageBody<unknown>, number: number): boolean {
  return data.length > 0 && number < meta.total_pages;
}
