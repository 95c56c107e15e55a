import { after, type Broken, body, both, change, empty, items, lastOf, listed, refused, shelfOf } from "./broken.ts";
import type { Told } from "./handlers.ts";
import type { Spoiled } from "./server.ts";

/** Libraries whose answers about a thing are right, each for itself, and do not fit together. */
export const brokenThings: Broken[] = [
  {
    breaks: "a shelf is not made as it was asked for",
    only: ["createShelf > life"],
    check: "life",
    spoil: body("createShelf", (shelf) => ({ ...Object(shelf), floor: 0 })),
  },
  {
    breaks: "a book that is shelved loses its title, and only its Location is answered",
    only: ["shelveBook > life"],
    check: "life",
    spoil: after("shelveBook", (asked) => Object.assign(lastOf(asked), { title: "?" })),
  },
  {
    breaks: "a book that was shelved is not listed",
    only: ["shelveBook > life"],
    check: "life",
    spoil: items("listBooks", (books) => books.slice(0, -1)),
  },
  {
    breaks: "the total does not count what was made",
    only: ["lendBook > life"],
    check: "life",
    spoil: change("listLoans", (told) => ({ ...told, headers: { "X-Total-Count": "7" } })),
  },
  {
    breaks: "a shelf that is replaced loses its sign",
    only: ["createShelf > life"],
    check: "life",
    spoil: after("replaceShelf", (asked) => Object.assign(shelfOf(asked), { sign: null })),
  },
  {
    breaks: "a book that is replaced is not, which its answer does not show",
    only: ["shelveBook > life"],
    check: "life",
    spoil: after("replaceBook", (asked) => Object.assign(lastOf(asked), { year: 1999 })),
  },
  {
    breaks: "a book that was withdrawn is still listed",
    only: ["shelveBook > life"],
    check: "life",
    spoil: after("withdrawBook", ({ store, path }) =>
      store.shelves.get(path.shelf ?? "")?.books.push({ ...novel, number: Number(path.book) }),
    ),
  },
  {
    breaks: "a shelf that was removed is still there",
    only: ["removeShelf > gone"],
    check: "gone",
    spoil: after("removeShelf", ({ store, path: { shelf = "" } }) => store.shelves.set(shelf, empty(shelf))),
  },
  {
    breaks: "the books of a shelf are read when it was removed",
    only: ["removeShelf > gone"],
    check: "gone",
    spoil: refused("getBook", (_, { path }) => ({ status: 200, body: { ...novel, number: Number(path.book) } })),
  },
  {
    breaks: "who looks at a shelf moves it",
    only: ["getShelf > safe"],
    check: "safe",
    spoil: after("getShelf", (asked) => Object.assign(shelfOf(asked), { floor: (shelfOf(asked).floor + 1) % 3 })),
  },
  {
    breaks: "the catalog is another one each time, though it is no JSON",
    only: ["exportCatalog > safe"],
    check: "safe",
    spoil: body("exportCatalog", (_, { store }) => `${store.next()},Emma\n`),
  },
  {
    breaks: "a shelf that is refused is made",
    only: ["createShelf > unkept"],
    check: "unkept",
    spoil: refused("createShelf", makeShelf),
  },
  {
    breaks: "a shelf that is refused is made, which no page shows, but the total",
    only: ["createShelf > unkept"],
    check: "unkept",
    spoil: both(
      refused("createShelf", makeShelf),
      items("listShelves", () => []),
    ),
  },
  {
    breaks: "a change that is refused is made",
    only: ["replaceShelf > unkept"],
    check: "unkept",
    spoil: refused("replaceShelf", (told, { store, path: { shelf = "" } }) => {
      Object.assign(store.shelves.get(shelf) ?? {}, { sign: "Refused" });
      return told;
    }),
  },
  {
    breaks: "two shelves have one slug",
    only: ["createShelf > unique"],
    check: "unique",
    spoil: refused("createShelf", (_, { sent }) => ({ status: 201, body: sent })),
  },
  {
    breaks: "a book is on every shelf",
    only: ["getBook > hierarchy"],
    check: "hierarchy",
    spoil: refused("getBook", (told, { store, path }) => {
      const books = [...store.shelves.values()].flatMap((shelf) => shelf.books);
      const book = books.find(({ number }) => number === Number(path.book));
      return book ? { status: 200, body: book } : told;
    }),
  },
  {
    breaks: "a stranger sees a loan",
    only: ["lendBook > namespace of the actors"],
    check: "namespace",
    spoil: refused("getLoan", () => ({ status: 200, body: { loan: 1, book: 1, days: 7, due: "2026-11-25" } })),
  },
  {
    breaks: "a stranger gives a book back, and hears that there is no such loan",
    only: ["lendBook > namespace of the actors"],
    check: "namespace",
    spoil: refused("giveBack", (told, { store, path }) => {
      store.loans.delete(Number(path.loan));
      return told;
    }),
  },
  {
    breaks: "the loans of all are listed",
    only: ["lendBook > namespace of a stranger"],
    check: "namespace",
    spoil: change("listLoans", (_, { store }) =>
      listed([...store.loans.values()].map(({ reader: _, ...loan }) => loan)),
    ),
  },
];

function makeShelf(told: Told, { store }: Spoiled): Told {
  const slug = `zoology-${store.next()}`;
  store.shelves.set(slug, empty(slug));
  return told;
}

const novel = { kind: "novel", title: "Emma", year: 1815 };
