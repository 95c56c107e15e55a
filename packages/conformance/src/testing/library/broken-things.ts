import {
  after,
  type BrokenTable,
  body,
  both,
  change,
  empty,
  items,
  lastOf,
  listed,
  refused,
  shelfOf,
} from "./broken.ts";
import type { Told } from "./handlers.ts";
import type { Spoiled } from "./server.ts";

/** Libraries whose answers about a thing are right, each for itself, and do not fit together. */
export const brokenThings: BrokenTable = {
  "createShelf > life": {
    "a shelf is not made as it was asked for": body("createShelf", (shelf) => ({ ...Object(shelf), floor: 0 })),
    "a shelf that is replaced loses its sign": after("replaceShelf", (asked) =>
      Object.assign(shelfOf(asked), { sign: null }),
    ),
  },
  "shelveBook > life": {
    "a book that is shelved loses its title, and only its Location is answered": after("shelveBook", (asked) =>
      Object.assign(lastOf(asked), { title: "?" }),
    ),
    "a book that was shelved is not listed": items("listBooks", (books) => books.slice(0, -1)),
    "a book that is replaced is not, which its answer does not show": after("replaceBook", (asked) =>
      Object.assign(lastOf(asked), { year: 1999 }),
    ),
    "a book that was withdrawn is still listed": after("withdrawBook", ({ store, path }) =>
      store.shelves.get(path.shelf ?? "")?.books.push({ ...novel, number: Number(path.book) }),
    ),
  },
  "lendBook > life": {
    "the total does not count what was made": change("listLoans", (told) => ({
      ...told,
      headers: { "X-Total-Count": "7" },
    })),
  },
  "removeShelf > gone": {
    "a shelf that was removed is still there": after("removeShelf", ({ store, path: { shelf = "" } }) =>
      store.shelves.set(shelf, empty(shelf)),
    ),
    "the books of a shelf are read when it was removed": refused("getBook", (_, { path }) => ({
      status: 200,
      body: { ...novel, number: Number(path.book) },
    })),
  },
  "getShelf > safe": {
    "who looks at a shelf moves it": after("getShelf", (asked) =>
      Object.assign(shelfOf(asked), { floor: (shelfOf(asked).floor + 1) % 3 }),
    ),
  },
  "exportCatalog > safe": {
    "the catalog is another one each time, though it is no JSON": body(
      "exportCatalog",
      (_, { store }) => `${store.next()},Emma\n`,
    ),
  },
  "createShelf > unkept": {
    "a shelf that is refused is made": refused("createShelf", makeShelf),
    "a shelf that is refused is made, which no page shows, but the total": both(
      refused("createShelf", makeShelf),
      items("listShelves", () => []),
    ),
  },
  "replaceShelf > unkept": {
    "a change that is refused is made": refused("replaceShelf", (told, { store, path: { shelf = "" } }) => {
      Object.assign(store.shelves.get(shelf) ?? {}, { sign: "Refused" });
      return told;
    }),
  },
  "createShelf > unique": {
    "two shelves have one slug": refused("createShelf", (_, { sent }) => ({ status: 201, body: sent })),
  },
  "getBook > hierarchy": {
    "a book is on every shelf": refused("getBook", (told, { store, path }) => {
      const books = [...store.shelves.values()].flatMap((shelf) => shelf.books);
      const book = books.find(({ number }) => number === Number(path.book));
      return book ? { status: 200, body: book } : told;
    }),
  },
  "lendBook > namespace of the actors: namespace": {
    "a stranger sees a loan": refused("getLoan", () => ({
      status: 200,
      body: { loan: 1, book: 1, days: 7, due: "2026-11-25" },
    })),
    "a stranger gives a book back, and hears that there is no such loan": refused(
      "giveBack",
      (told, { store, path }) => {
        store.loans.delete(Number(path.loan));
        return told;
      },
    ),
  },
  "lendBook > namespace of a stranger: namespace": {
    "the loans of all are listed": change("listLoans", (_, { store }) =>
      listed([...store.loans.values()].map(({ reader: _, ...loan }) => loan)),
    ),
  },
};

function makeShelf(told: Told, { store }: Spoiled): Told {
  const slug = `zoology-${store.next()}`;
  store.shelves.set(slug, empty(slug));
  return told;
}

const novel = { kind: "novel", title: "Emma", year: 1815 };
