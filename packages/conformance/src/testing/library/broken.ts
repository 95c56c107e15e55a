import type { Asked, Told } from "./handlers.ts";
import type { Spoil, Spoiled } from "./server.ts";
import type { Shelf } from "./store.ts";

/**
 * Broken libraries by what is wrong with them, below the part of a name of the cases and walks that find them:
 * `createShelf > life`, or `getShelf > 200: headers` with the check that must find it.
 */
export type BrokenTable = Record<string, Record<string, Spoil>>;

/** Spoils what succeeds. */
export function change(operation: string, alter: (told: Told, asked: Asked) => Told): Spoil {
  return (told, { operationId, asked }) =>
    operationId === operation && asked && told.status < 300 ? alter(told, asked) : told;
}

/** Spoils what is refused. */
export function refused(operation: string, alter: (told: Told, spoiled: Spoiled) => Told): Spoil {
  return (told, spoiled) => (spoiled.operationId === operation && told.status >= 400 ? alter(told, spoiled) : told);
}

/** Spoils in two ways. */
export function both(first: Spoil, second: Spoil): Spoil {
  return (told, spoiled) => second(first(told, spoiled), spoiled);
}

/** Spoils the body of a success. */
export function body(operation: string, alter: (body: unknown, asked: Asked) => unknown): Spoil {
  return change(operation, (told, asked) => ({ ...told, body: alter(told.body, asked) }));
}

/** Spoils the items of a list. */
export function items(operation: string, alter: (items: unknown[], asked: Asked) => unknown[]): Spoil {
  return body(operation, (told, asked) => alter(Array.isArray(told) ? told : [], asked));
}

/** Changes what is remembered, when a request has succeeded. */
export function after(operation: string, alter: (asked: Asked) => unknown): Spoil {
  return change(operation, (told, asked) => {
    alter(asked);
    return told;
  });
}

/** The shelf that a request names. */
export function shelfOf({ store, path }: Asked): Shelf {
  return store.shelves.get(path.shelf ?? "") ?? empty("none");
}

/** The last of its books. */
export function lastOf(asked: Asked): object {
  return shelfOf(asked).books.at(-1) ?? {};
}

/** A shelf with nothing on it. */
export function empty(slug: string): Shelf {
  return { slug, floor: 1, sign: null, books: [] };
}

/** A list of these, and no more. */
export function listed(all: unknown): Told {
  const shown = Array.isArray(all) ? all : [];
  return { status: 200, body: shown, headers: { "X-Total-Count": String(shown.length) } };
}
