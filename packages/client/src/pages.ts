import type { PageMeta } from "@crewkit/types";
import type { Call } from "./call.ts";

/** One page of a list. */
export interface Page<Item> {
  data: Item[];
  meta: PageMeta;
}

/** Says how much of a list to read. */
export interface ReadOptions {
  /** So many items at most. Default: all. */
  limit?: number | undefined;
  /** So many pages are asked for ahead of the one that is read. Default: 0. */
  prefetch?: number | undefined;
}

/** A list. Nothing is sent until a page is asked for, and no page is asked for twice. */
export class Pages<Item, Failure extends number = number> implements AsyncIterable<Item> {
  /** One page, counted from 1. Default: the `page` of the query, else 1. */
  readonly page: (number?: number) => Call<Page<Item>, 200, Failure>;
  readonly #first: number;

  constructor(page: (number: number | undefined) => Call<Page<Item>, 200, Failure>, first: number) {
    this.page = page;
    this.#first = first;
  }

  /** Page after page. */
  async *pages({ prefetch = 0, limit = Infinity }: ReadOptions = {}): AsyncGenerator<Page<Item>, void> {
    const ahead: Call<Page<Item>>[] = [];
    let next = this.#first;
    let last = limit > 0 ? next : 0;
    const ask = (most: number) => {
      for (; next <= last && ahead.length < most; next++) {
        const call = this.page(next);
        // Whoever stops early never looks at it.
        call.catch(() => {});
        ahead.push(call);
      }
    };
    for (let number = next; ; number++) {
      ask(1);
      const page = await ahead.shift();
      if (!page) return;
      const { data, meta } = page;
      limit -= data.length;
      last = Math.min(data.length && meta.total_pages, number + Math.ceil(limit / data.length));
      ask(prefetch);
      yield page;
    }
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Item, void> {
    for await (const { data } of this.pages()) yield* data;
  }

  /** All items, or the first `limit`. */
  async collect(options: ReadOptions = {}): Promise<Item[]> {
    const items: Item[] = [];
    for await (const { data } of this.pages(options)) items.push(...data);
    return items.slice(0, options.limit);
  }
}
