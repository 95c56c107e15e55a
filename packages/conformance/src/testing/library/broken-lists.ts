import { type Broken, body, change, items, listed, shelfOf } from "./broken.ts";

/** Libraries whose lists and links lead astray. */
export const brokenLists: Broken[] = [
  {
    breaks: "the total is that of the page",
    only: ["listShelves > pages"],
    check: "pages",
    spoil: change("listShelves", (told) => listed(told.body)),
  },
  {
    breaks: "the offset is counted from 1",
    only: ["listBooks > pages"],
    check: "pages",
    spoil: change("listBooks", (told, asked) => {
      const [offset, limit] = [Number(asked.query.get("offset")), Number(asked.query.get("limit"))];
      const begin = Math.max(0, offset - 1);
      return { ...told, body: shelfOf(asked).books.slice(begin, begin + limit) };
    }),
  },
  {
    breaks: "the shelves come the other way round",
    only: ["listShelves > order"],
    check: "order",
    spoil: items("listShelves", (shelves) => shelves.toReversed()),
  },
  {
    breaks: "the offset is 1 where none is given",
    only: ["listShelves > pages", "listShelves > defaults"],
    check: "defaults",
    spoil: items("listShelves", (shelves, { query }) => (query.has("offset") ? shelves : shelves.slice(1))),
  },
  {
    breaks: "a filter is ignored",
    only: ["listBooks > filters kind"],
    check: "filters",
    spoil: change("listBooks", (_, asked) => listed(shelfOf(asked).books)),
  },
  {
    breaks: "a filter keeps what it is to leave out",
    only: ["listShelves > filters floor"],
    check: "filters",
    spoil: items("listShelves", (shelves, { store, query }) => {
      const floors = query.getAll("floor").map(Number);
      const others = [...store.shelves.values()].filter(({ floor }) => !floors.includes(floor));
      return floors.length === 0 ? shelves : others.map(({ books: _, ...shelf }) => shelf);
    }),
  },
  {
    breaks: "a creation links to nothing",
    only: ["createShelf > links"],
    check: "links",
    spoil: body("createShelf", (shelf) => ({ ...Object(shelf), slug: "nowhere" })),
  },
];
