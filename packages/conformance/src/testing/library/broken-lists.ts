import { withoutBooks } from "./handlers.ts";
import { changeResponse, items, listOf, shelfOf, withTotal } from "./mutate.ts";
import type { Mutate } from "./server.ts";

/** Defects of lists, by the scenario that must detect them. */
export const brokenLists: Record<string, Record<string, Mutate>> = {
  "listShelves > pagination": {
    "the total in a header counts only the page": changeResponse("listShelves", (response) =>
      withTotal(response, listOf(response).length),
    ),
  },
  "listShelves > pagination sort": {
    "shelves on the same floor have another order on other pages": items("listShelves", (shelves, { store, query }) => {
      const [begin, limit] = [Number(query.get("offset")), Number(query.get("limit"))];
      const descending = [...store.shelves.values()].toSorted(
        (a, b) => b.floor - a.floor || (a.slug < b.slug ? 1 : -1),
      );
      const isOther = begin > 0 && query.get("sort") === "-floor";
      return isOther ? descending.slice(begin, begin + limit).map(withoutBooks) : shelves;
    }),
    "the sort parameter is ignored": items("listShelves", (shelves, { query }) =>
      query.has("sort") ? shelves.toSorted((a, b) => (Object(a).slug < Object(b).slug ? -1 : 1)) : shelves,
    ),
  },
  "listBooks > pagination": {
    "offsets start at 1": changeResponse("listBooks", (response, request) => {
      const [offset, limit] = [Number(request.query.get("offset")), Number(request.query.get("limit"))];
      const begin = Math.max(0, offset - 1);
      return { ...response, body: shelfOf(request).books.slice(begin, begin + limit) };
    }),
  },
  "listShelves > filters floor": {
    "a filter with several values returns the other items": items("listShelves", (shelves, { store, query }) => {
      const floors = query.getAll("floor").map(Number);
      const others = [...store.shelves.values()].filter(({ floor }) => !floors.includes(floor));
      return floors.length < 2 ? shelves : others.map(withoutBooks);
    }),
    "only the last of several values is used": items("listShelves", (shelves, { query }) =>
      shelves.filter((shelf) => [null, String(Object(shelf).floor)].includes(query.getAll("floor").at(-1) ?? null)),
    ),
  },
};
