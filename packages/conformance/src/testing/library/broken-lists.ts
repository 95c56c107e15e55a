import { type BrokenTable, body, change, items, listed, shelfOf } from "./broken.ts";

/** Libraries whose lists and links lead astray. */
export const brokenLists: BrokenTable = {
  "listShelves > pages": {
    "the total is that of the page": change("listShelves", (told) => listed(told.body)),
  },
  "listBooks > pages": {
    "the offset is counted from 1": change("listBooks", (told, asked) => {
      const [offset, limit] = [Number(asked.query.get("offset")), Number(asked.query.get("limit"))];
      const begin = Math.max(0, offset - 1);
      return { ...told, body: shelfOf(asked).books.slice(begin, begin + limit) };
    }),
  },
  "listShelves > order": {
    "the shelves come the other way round": items("listShelves", (shelves) => shelves.toReversed()),
  },
  "listShelves > pages, listShelves > defaults: defaults": {
    "the offset is 1 where none is given": items("listShelves", (shelves, { query }) =>
      query.has("offset") ? shelves : shelves.slice(1),
    ),
  },
  "listBooks > filters kind: filters": {
    "a filter is ignored": change("listBooks", (_, asked) => listed(shelfOf(asked).books)),
  },
  "listShelves > filters floor: filters": {
    "a filter keeps what it is to leave out": items("listShelves", (shelves, { store, query }) => {
      const floors = query.getAll("floor").map(Number);
      const others = [...store.shelves.values()].filter(({ floor }) => !floors.includes(floor));
      return floors.length === 0 ? shelves : others.map(({ books: _, ...shelf }) => shelf);
    }),
  },
  "createShelf > links": {
    "a creation links to nothing": body("createShelf", (shelf) => ({ ...Object(shelf), slug: "nowhere" })),
  },
};
