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

/** Handlers by operationId. The resource at the path exists, or the parent of the list. */
export const handlers: Record<string, (request: LibraryRequest) => LibraryResponse> = {
  listShelves: (request) => list(request, "floor", request.query.getAll("floor").map(Number)),
  createShelf({ store, body }) {
    const path = `/shelves/${body.slug}`;
    if (store.has(path)) return problem(409, "Taken", ["slug"]);
    return { status: 201, body: add(store, path, { ...body, built: new Date().toISOString(), room }) };
  },
  getShelf: (request) => ({ ...read(request), headers: { Edition: "3" } }),
  changeShelf(request) {
    change(request, "built");
    return read(request);
  },
  removeShelf: remove,
  listBooks: (request) => list(request, "kind", request.query.getAll("kind")),
  shelveBook({ store, path, body }) {
    const Location = `${path}/${++lastNumber}`;
    add(store, Location, { ...body, number: lastNumber });
    return { status: 201, headers: { Location } };
  },
  getBook: read,
  changeBook(request) {
    change(request, "number");
    return { status: 202 };
  },
  withdrawBook: remove,
  listLoans: (request) => list(request, "reader", [request.caller]),
  lendBook({ store, caller: reader, body: { shelf: _, ...body } }) {
    if (itemsIn(store, "/loans").some(({ book }) => book === body.book)) return problem(409, "Already lent");
    const due = new Date(Date.now() + body.days * 86_400_000).toISOString().slice(0, 10);
    return { status: 201, body: add(store, `/loans/${++lastNumber}`, { ...body, loan: lastNumber, due, reader }) };
  },
  getLoan: read,
  returnBook: remove,
  exportCatalog({ store }) {
    const books = [...store.values()].filter(({ title }) => title !== undefined);
    const body = books.map(({ number, title }) => `${number},${title}\n`).join("");
    return { status: 200, body, headers: { "Content-Type": "text/csv" } };
  },
};

/** Problem details (RFC 9457). */
export function problem(status: number, title: string, fields: readonly string[] = []): LibraryResponse {
  const errors = fields.map((field) => ({ pointer: `#/${field}`, detail: title }));
  const body = { title, status, ...(errors.length > 0 && { errors }) };
  return { status, body, headers: { "Content-Type": "application/problem+json" } };
}

let lastNumber = 0;

// The slug is not the slug of a shelf.
const room = { slug: "reading-room", exits: [{ slug: "garden" }] };

function add(store: Store, path: string, item: Item): Item {
  store.set(path, item);
  return visible(item);
}

function read({ store, path }: LibraryRequest): LibraryResponse {
  return { status: 200, body: visible(store.get(path) ?? {}) };
}

function change({ store, path, body }: LibraryRequest, readOnly: string): void {
  const { [readOnly]: _, ...changes } = body;
  Object.assign(store.get(path) ?? {}, changes);
}

function remove({ store, path }: LibraryRequest): LibraryResponse {
  for (const key of store.keys()) if (`${key}/`.startsWith(`${path}/`)) store.delete(key);
  return { status: 204 };
}

/** A page of the items with certain values of a field, or of all items if there are no values. */
function list({ store, path, query }: LibraryRequest, field: string, values: unknown[]): LibraryResponse {
  const items = itemsIn(store, path).filter((item) => values.length === 0 || values.includes(item[field]));
  const sorted = path === "/shelves" ? items.toSorted((a, b) => (a.slug < b.slug ? -1 : 1)) : items;
  const [page, limit] = [Number(query.get("page") ?? 1), Number(query.get("limit") ?? 20)];
  const onPage = sorted.slice((page - 1) * limit, page * limit).map(visible);
  return {
    status: 200,
    body: { items: onPage, total: items.length, pages: Math.ceil(items.length / limit), page },
  };
}

function itemsIn(store: Store, list: string): Item[] {
  return [...store].filter(([path]) => path.slice(0, path.lastIndexOf("/")) === list).map(([, item]) => item);
}

function visible({ lock: _, reader: __, ...item }: Item): Item {
  return item;
}
