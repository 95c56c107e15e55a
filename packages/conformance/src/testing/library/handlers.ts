/** Resources by path, such as `/shelves/poetry/books/7`. */
type Store = Map<string, Item>;

// biome-ignore lint/suspicious/noExplicitAny: handlers receive valid bodies.
export type Item = Record<string, any>;

export interface LibraryRequest {
  /** An empty string if the contract has no such operation. */
  operationId: string;
  path: string;
  query: URLSearchParams;
  headers: Headers;
  /** The actor, or an empty string without a token. */
  caller: string;
  body: Item;
  store: Store;
}

export interface LibraryResponse {
  status: number;
  body?: Item | string;
  headers?: Record<string, string>;
}

export class LibraryError extends Error {
  readonly status: number;
  /** The invalid fields. */
  readonly names: readonly string[];

  constructor(status: number, message: string, names: readonly string[] = []) {
    super(message);
    this.status = status;
    this.names = names;
  }
}

export const handlers: Record<string, (request: LibraryRequest) => LibraryResponse> = {
  listShelves: (request) => list(request, "floor", request.query.getAll("floor").map(Number)),
  createShelf({ store, body }) {
    const path = `/shelves/${body.slug}`;
    if (store.has(path)) throw new LibraryError(409, "Taken", ["slug"]);
    return { status: 201, body: add(store, path, { ...body, built: new Date().toISOString() }) };
  },
  getShelf: (request) => ({ status: 200, body: visible(find(request)), headers: { Edition: "3" } }),
  changeShelf(request) {
    const { built: _, ...changes } = request.body;
    return { status: 200, body: visible(Object.assign(find(request), changes)) };
  },
  removeShelf: remove,
  listBooks(request) {
    findParent(request);
    return list(request, "kind", request.query.getAll("kind"));
  },
  shelveBook(request) {
    findParent(request);
    const Location = `${request.path}/${++lastNumber}`;
    add(request.store, Location, { ...request.body, number: lastNumber });
    return { status: 201, headers: { Location } };
  },
  getBook: (request) => ({ status: 200, body: find(request) }),
  changeBook(request) {
    const book = find(request);
    Object.assign(book, request.body, { number: book.number });
    return { status: 202 };
  },
  withdrawBook: remove,
  listLoans: (request) => list(request, "reader", [request.caller]),
  lendBook({ store, caller: reader, body: { shelf: _, ...body } }) {
    if (itemsIn(store, "/loans").some(({ book }) => book === body.book)) throw new LibraryError(409, "Already lent");
    const due = new Date(Date.now() + body.days * 86_400_000).toISOString().slice(0, 10);
    return { status: 201, body: add(store, `/loans/${++lastNumber}`, { ...body, loan: lastNumber, due, reader }) };
  },
  getLoan: (request) => ({ status: 200, body: visible(find(request)) }),
  returnBook: remove,
  exportCatalog({ store }) {
    const books = [...store.values()].filter(({ title }) => title !== undefined);
    const body = books.map(({ number, title }) => `${number},${title}\n`).join("");
    return { status: 200, body, headers: { "Content-Type": "text/csv" } };
  },
};

let lastNumber = 0;

function add(store: Store, path: string, item: Item): Item {
  store.set(path, item);
  return visible(item);
}

/** Hides the loans of other readers. */
function find({ store, path, caller }: LibraryRequest): Item {
  const item = store.get(path);
  if (!item || (item.reader ?? caller) !== caller) throw new LibraryError(404, "Not found");
  return item;
}

function findParent(request: LibraryRequest): Item {
  return find({ ...request, path: request.path.slice(0, request.path.lastIndexOf("/")) });
}

function remove(request: LibraryRequest): LibraryResponse {
  find(request);
  for (const path of request.store.keys()) if (`${path}/`.startsWith(`${request.path}/`)) request.store.delete(path);
  return { status: 204 };
}

/** A page of the items with certain values of a field, or of all items if there are no values. */
function list({ store, path, query }: LibraryRequest, field: string, values: unknown[]): LibraryResponse {
  const items = itemsIn(store, path).filter((item) => values.length === 0 || values.includes(item[field]));
  const sorted = items.toSorted((a, b) => (a.slug < b.slug ? -1 : 1));
  const [page, limit] = [Number(query.get("page") ?? 1), Number(query.get("limit") ?? 20)];
  const { length: total } = items;
  const onPage = (path === "/shelves" ? sorted : items).slice((page - 1) * limit, page * limit).map(visible);
  return { status: 200, body: { items: onPage, total, pages: Math.ceil(total / limit), page } };
}

function itemsIn(store: Store, list: string): Item[] {
  return [...store].filter(([path]) => path.slice(0, path.lastIndexOf("/")) === list).map(([, item]) => item);
}

function visible({ lock: _, reader: __, ...item }: Item): Item {
  return item;
}
