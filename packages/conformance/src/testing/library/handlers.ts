/** A request that has kept to the contract. */
export interface Asked {
  store: Store;
  /** Who asks; nobody, where that is allowed. */
  who: string;
  path: Record<string, string>;
  query: URLSearchParams;
  body: Record<string, unknown>;
}

/** An answer before it is written down. */
export interface Told {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

export const handlers: Record<string, (asked: Asked) => Told> = {
  listShelves: ({ store, query }) => {
    const floors = query.getAll("floor").map(Number);
    const shelves = [...store.shelves.values()].filter(({ floor }) => floors.length === 0 || floors.includes(floor));
    return page(shelves.toSorted((a, b) => (a.slug < b.slug ? -1 : 1)).map(shown), query);
  },
  createShelf({ store, body }) {
    const shelf = { ...body, books: [] } as unknown as Shelf;
    if (store.shelves.has(shelf.slug)) throw new Refusal(409, "Taken", ["slug"]);
    store.shelves.set(shelf.slug, shelf);
    return { status: 201, body: shown(shelf) };
  },
  getShelf: (asked) => ({ status: 200, body: shown(shelfOf(asked)), headers: { Edition: "3" } }),
  replaceShelf: (asked) => ({ status: 200, body: shown(Object.assign(shelfOf(asked), asked.body)) }),
  removeShelf(asked) {
    asked.store.shelves.delete(shelfOf(asked).slug);
    return { status: 204 };
  },
  listBooks(asked) {
    const kind = asked.query.get("kind");
    const books = shelfOf(asked).books.filter((book) => kind === null || book.kind === kind);
    return page(books, asked.query);
  },
  shelveBook(asked) {
    const shelf = shelfOf(asked);
    const number = asked.store.next();
    shelf.books.push({ ...asked.body, number });
    return { status: 201, headers: { Location: `/shelves/${shelf.slug}/books/${number}` } };
  },
  getBook: (asked) => ({ status: 200, body: bookOf(asked) }),
  replaceBook(asked) {
    const [{ books }, old] = [shelfOf(asked), bookOf(asked)];
    books[books.indexOf(old)] = { ...asked.body, number: old.number };
    return { status: 202 };
  },
  withdrawBook(asked) {
    const [{ books }, book] = [shelfOf(asked), bookOf(asked)];
    books.splice(books.indexOf(book), 1);
    return { status: 204 };
  },
  listLoans: ({ store, who, query }) =>
    page(
      [...store.loans.values()].filter(({ reader }) => reader === who).map(({ reader: _, ...loan }) => loan),
      query,
    ),
  lendBook({ store, who, body: { shelf: _, ...fields } }) {
    const lent = fields as unknown as { book: number; days: number };
    if ([...store.loans.values()].some(({ book }) => book === lent.book)) throw new Refusal(409, "Lent already");
    const due = new Date(Date.now() + lent.days * 86_400_000).toISOString().slice(0, 10);
    const loan = { ...lent, loan: store.next(), due };
    store.loans.set(loan.loan, { ...loan, reader: who });
    return { status: 201, body: loan };
  },
  getLoan(asked) {
    const { reader: _, ...loan } = loanOf(asked);
    return { status: 200, body: loan };
  },
  giveBack(asked) {
    asked.store.loans.delete(loanOf(asked).loan);
    return { status: 204 };
  },
  exportCatalog: ({ store }) => ({
    status: 200,
    body: [...store.shelves.values()]
      .flatMap(({ books }) => books.map(({ number, title }) => `${number},${title}\n`))
      .join(""),
    headers: { "Content-Type": "text/csv" },
  }),
};

function page(items: unknown[], query: URLSearchParams): Told {
  const [offset, limit] = [Number(query.get("offset") ?? 0), Number(query.get("limit") ?? 20)];
  return { status: 200, body: items.slice(offset, offset + limit), headers: { "X-Total-Count": String(items.length) } };
}

function shown({ books: _, ...shelf }: Shelf): unknown {
  return shelf;
}

function shelfOf({ store, path }: Asked): Shelf {
  return found(store.shelves.get(path.shelf ?? ""));
}

function bookOf(asked: Asked): Book {
  return found(shelfOf(asked).books.find(({ number }) => number === Number(asked.path.book)));
}

// Another's loan is as if there were none.
function loanOf({ store, path, who }: Asked) {
  const loan = found(store.loans.get(Number(path.loan)));
  return found(loan.reader === who ? loan : undefined);
}

function found<T>(thing: T | undefined): T {
  if (thing === undefined) throw new Refusal(404, "Not found");
  return thing;
}

export class Refusal extends Error {
  readonly status: number;
  /** JSON pointers to what is at fault. */
  readonly pointers: readonly string[];

  constructor(status: number, message: string, names: readonly string[] = []) {
    super(message);
    this.status = status;
    this.pointers = names.map((name) => `#/${name}`);
  }

  /** As problem+json (RFC 9457). */
  body(): object {
    const errors = this.pointers.map((pointer) => ({ pointer, detail: this.message }));
    return { title: this.message, status: this.status, ...(errors.length > 0 && { errors }) };
  }
}

/** What is on a shelf, as it came, with its number. */
type Book = Record<string, unknown> & { number: number };

export interface Shelf {
  slug: string;
  floor: number;
  sign: string | null;
  books: Book[];
}

interface Loan {
  loan: number;
  book: number;
  days: number;
  due: string;
  reader: string;
}

export class Store {
  readonly shelves = new Map<string, Shelf>();
  readonly loans = new Map<number, Loan>();
  #numbers = 0;

  /** A number that nothing has. */
  next(): number {
    return ++this.#numbers;
  }
}
