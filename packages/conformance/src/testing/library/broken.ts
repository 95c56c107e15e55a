import type { Asked, Shelf, Told } from "./handlers.ts";
import type { Spoil, Spoiled } from "./server.ts";

/**
 * Libraries that break what only an API of other conventions than crewkit's has, by what is wrong with them, below the
 * part of a name of the walk that finds them. The mutants of crewkit's mock break the rest.
 */
export const brokenLibraries: Record<string, Record<string, Spoil>> = {
  "createShelf > life": {
    "a PUT loses a field": after("replaceShelf", (asked) => Object.assign(shelfOf(asked), { sign: null })),
  },
  "shelveBook > life": {
    "a creation that only responds with a Location loses a field": after("shelveBook", (asked) =>
      Object.assign(lastOf(asked), { title: "?" }),
    ),
    "a change that responds with no body is not made": after("replaceBook", (asked) =>
      Object.assign(lastOf(asked), { year: 1999 }),
    ),
  },
  "lendBook > life": {
    "the total in a header does not count what was made": change("listLoans", (told) => withTotal(told, 7)),
  },
  "exportCatalog > safe": {
    "a text differs each time": body("exportCatalog", (_, { store }) => `${store.next()},Emma\n`),
  },
  "createShelf > unkept": {
    "only the total in a header shows that a rejected shelf is made": (told, spoiled) =>
      items("listShelves", () => [])(refused("createShelf", makeShelf)(told, spoiled), spoiled),
  },
  "createShelf > unique": {
    "a taken slug is not rejected with 409": refused("createShelf", (_, { sent }) => ({ status: 201, body: sent })),
  },
  "listShelves > pages": {
    "the total in a header is that of the page": change("listShelves", (told) => withTotal(told, listOf(told).length)),
  },
  "listBooks > pages": {
    "the offset is counted from 1": change("listBooks", (told, asked) => {
      const [offset, limit] = [Number(asked.query.get("offset")), Number(asked.query.get("limit"))];
      const begin = Math.max(0, offset - 1);
      return { ...told, body: shelfOf(asked).books.slice(begin, begin + limit) };
    }),
  },
  "listShelves > filters floor": {
    "a filter that is a list keeps the other items": items("listShelves", (shelves, { store, query }) => {
      const floors = query.getAll("floor").map(Number);
      const others = [...store.shelves.values()].filter(({ floor }) => !floors.includes(floor));
      return floors.length === 0 ? shelves : others.map(({ books: _, ...shelf }) => shelf);
    }),
  },
};

export function change(operation: string, alter: (told: Told, asked: Asked) => Told): Spoil {
  return (told, { operationId, asked }) =>
    operationId === operation && asked && told.status < 300 ? alter(told, asked) : told;
}

export function withTotal(told: Told, total: number): Told {
  return { ...told, headers: { "X-Total-Count": String(total) } };
}

function refused(operation: string, alter: (told: Told, spoiled: Spoiled) => Told): Spoil {
  return (told, spoiled) => (spoiled.operationId === operation && told.status >= 400 ? alter(told, spoiled) : told);
}

function body(operation: string, alter: (body: unknown, asked: Asked) => unknown): Spoil {
  return change(operation, (told, asked) => ({ ...told, body: alter(told.body, asked) }));
}

function items(operation: string, alter: (items: unknown[], asked: Asked) => unknown[]): Spoil {
  return change(operation, (told, asked) => ({ ...told, body: alter(listOf(told), asked) }));
}

// Changes what is remembered, when a request has succeeded.
function after(operation: string, alter: (asked: Asked) => unknown): Spoil {
  return change(operation, (told, asked) => {
    alter(asked);
    return told;
  });
}

function listOf({ body: list }: Told): unknown[] {
  return Array.isArray(list) ? list : [];
}

function shelfOf({ store, path }: Asked): Shelf {
  return store.shelves.get(path.shelf ?? "") ?? empty("none");
}

function lastOf(asked: Asked): object {
  return shelfOf(asked).books.at(-1) ?? {};
}

function empty(slug: string): Shelf {
  return { slug, floor: 1, sign: null, books: [] };
}

function makeShelf(told: Told, { store }: Spoiled): Told {
  const slug = `zoology-${store.next()}`;
  store.shelves.set(slug, empty(slug));
  return told;
}
