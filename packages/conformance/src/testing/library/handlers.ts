export interface HandlerRequest {
  store: Store;
  /** The actor, or an empty string without a token. */
  caller: string;
  path: Record<string, string>;
  query: URLSearchParams;
  body: Record<string, unknown>;
}

export interface HandlerResponse {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

export const handlers: Record<string, (request: HandlerRequest) => HandlerResponse> = {
  listShelves: ({ store, query }) => {
    const floors = query.getAll("floor").map(Number);
    const shelves = [...store.shelves.values()].filter(({ floor }) => floors.length === 0 || floors.includes(floor));
    const bySlug = shelves.toSorted((a, b) => (a.slug < b.slug ? -1 : 1));
    return page(bySlug.map(withoutBooks), query);
  },
  createShelf({ store, body }) {
    const shelf = { ...body, built: new Date().toISOString(), books: [] } as unknown as Shelf;
    if (store.shelves.has(shelf.slug)) throw new ApiError(409, "Taken", ["slug"]);
    store.shelves.set(shelf.slug, shelf);
    return { status: 201, body: withoutBooks(shelf) };
  },
  getShelf: (request) => ({ status: 200, body: withoutBooks(shelfOf(request)), headers: { Edition: "3" } }),
  changeShelf(request) {
    const { built: _, ...changes } = request.body;
    return { status: 200, body: withoutBooks(Object.assign(shelfOf(request), changes)) };
  },
  removeShelf(request) {
    request.store.shelves.delete(shelfOf(request).slug);
    return { status: 204 };
  },
  listBooks(request) {
    const kind = request.query.get("kind");
    const books = shelfOf(request).books.filter((book) => kind === null || book.kind === kind);
    return page(books, request.query);
  },
  shelveBook(request) {
    const shelf = shelfOf(request);
    const number = request.store.next();
    shelf.books.push({ ...request.body, number });
    return { status: 201, headers: { Location: `/shelves/${shelf.slug}/books/${number}` } };
  },
  getBook: (request) => ({ status: 200, body: bookOf(request) }),
  changeBook(request) {
    const book = bookOf(request);
    Object.assign(book, request.body, { number: book.number });
    return { status: 202 };
  },
  withdrawBook(request) {
    const [{ books }, book] = [shelfOf(request), bookOf(request)];
    books.splice(books.indexOf(book), 1);
    return { status: 204 };
  },
  listLoans: ({ store, caller, query }) =>
    page(
      [...store.loans.values()].filter(({ reader }) => reader === caller).map(({ reader: _, ...loan }) => loan),
      query,
    ),
  lendBook({ store, caller, body: { shelf: _, ...fields } }) {
    const loanRequest = fields as unknown as { book: number; days: number };
    if ([...store.loans.values()].some(({ book }) => book === loanRequest.book))
      throw new ApiError(409, "Already lent");
    const due = new Date(Date.now() + loanRequest.days * 86_400_000).toISOString().slice(0, 10);
    const loan = { ...loanRequest, loan: store.next(), due };
    store.loans.set(loan.loan, { ...loan, reader: caller });
    return { status: 201, body: loan };
  },
  getLoan(request) {
    const { reader: _, ...loan } = loanOf(request);
    return { status: 200, body: loan };
  },
  returnBook(request) {
    request.store.loans.delete(loanOf(request).loan);
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

function page(items: unknown[], query: URLSearchParams): HandlerResponse {
  const [page, limit] = [Number(query.get("page") ?? 1), Number(query.get("limit") ?? 20)];
  const total = items.length;
  const body = { items: items.slice((page - 1) * limit, page * limit), total, pages: Math.ceil(total / limit), page };
  return { status: 200, body };
}

function withoutBooks({ books: _, lock: __, ...shelf }: Shelf): unknown {
  return shelf;
}

function shelfOf({ store, path }: HandlerRequest): Shelf {
  return requireFound(store.shelves.get(path.shelf ?? ""));
}

function bookOf(request: HandlerRequest): Book {
  return requireFound(shelfOf(request).books.find(({ number }) => number === Number(request.path.book)));
}

// Hides other readers' loans.
function loanOf({ store, path, caller }: HandlerRequest) {
  const loan = requireFound(store.loans.get(Number(path.loan)));
  return requireFound(loan.reader === caller ? loan : undefined);
}

function requireFound<T>(resource: T | undefined): T {
  if (resource === undefined) throw new ApiError(404, "Not found");
  return resource;
}

export class ApiError extends Error {
  readonly status: number;
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

type Book = Record<string, unknown> & { number: number };

export interface Shelf {
  slug: string;
  floor: number;
  sign: string | null;
  built: string;
  lock: string;
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

  next(): number {
    return ++this.#numbers;
  }
}
