import type { HandlerRequest, HandlerResponse } from "./handlers.ts";
import { changeResponse, items, listOf, type Mutate, type MutatedRequest, shelfOf, withTotal } from "./server.ts";

/** Defects in conventions that crewkit does not use, by the scenario that must detect them. */
export const brokenLibraries: Record<string, Record<string, Mutate>> = {
  "createShelf > lifecycle": {
    "a new shelf has the readOnly field of the request": after("createShelf", ({ store, body: { slug, built } }) =>
      Object.assign(store.shelves.get(String(slug)) ?? {}, built && { built }),
    ),
    "an update changes a readOnly field": after("changeShelf", (request) =>
      Object.assign(shelfOf(request), request.body),
    ),
    "an update loses a field": after("changeShelf", (request) => Object.assign(shelfOf(request), { sign: null })),
  },
  "createShelf > values": {
    "a sign is returned without the spaces at its ends": body("getShelf", (shelf) => {
      const { sign, ...rest } = Object(shelf);
      return { ...rest, sign: typeof sign === "string" ? sign.trim() : sign };
    }),
  },
  "shelveBook > values": {
    "an empty author is returned as null": body("getBook", (book) => ({
      ...Object(book),
      ...(Object(book).author === "" && { author: null }),
    })),
  },
  "getShelf > methods": {
    "a response with status 405 is not problem+json": (response) =>
      response.status === 405
        ? { ...response, headers: { ...response.headers, "Content-Type": "text/html" } }
        : response,
    "a response with status 405 has no Allow header": (response) =>
      response.status === 405 ? { ...response, headers: {} } : response,
  },
  "shelveBook > lifecycle": {
    "a create operation that returns only a Location header loses a field": after("shelveBook", (request) =>
      Object.assign(lastOf(request), { title: "?" }),
    ),
    "an update without a response body is not saved": after("changeBook", (request) =>
      Object.assign(lastOf(request), { year: 1999 }),
    ),
  },
  "lendBook > lifecycle": {
    "the total does not count a new loan": changeResponse("listLoans", (response) => withTotal(response, 7)),
  },
  "listBooks > hierarchy shelf": {
    "the list of a shelf contains the books of all shelves": items("listBooks", (_, { store }) =>
      [...store.shelves.values()].flatMap(({ books }) => books),
    ),
  },
  "createShelf > siblings": {
    "changing a shelf moves all shelves to its floor": after("changeShelf", ({ store, body: { floor } }) => {
      for (const shelf of store.shelves.values()) Object.assign(shelf, { floor });
    }),
  },
  "exportCatalog > safe": {
    "a text response changes on every request": body("exportCatalog", (_, { store }) => `${store.next()},Emma\n`),
  },
  "createShelf > unique": {
    "a taken slug is not rejected with 409": rejected("createShelf", (_, { body }) => ({ status: 201, body: body })),
  },
  "listShelves > pagination": {
    "the total counts only the page": changeResponse("listShelves", (response) =>
      withTotal(response, listOf(response).length),
    ),
  },
  "listBooks > pagination": {
    "page numbers start at 0": items("listBooks", (_, request) => {
      const [page, limit] = [Number(request.query.get("page")), Number(request.query.get("limit"))];
      return shelfOf(request).books.slice(page * limit, (page + 1) * limit);
    }),
  },
};

function rejected(
  operation: string,
  change: (response: HandlerResponse, mutated: MutatedRequest) => HandlerResponse,
): Mutate {
  return (response, mutated) =>
    mutated.operationId === operation && response.status >= 400 ? change(response, mutated) : response;
}

function body(operation: string, change: (body: unknown, request: HandlerRequest) => unknown): Mutate {
  return changeResponse(operation, (response, request) => ({ ...response, body: change(response.body, request) }));
}

function after(operation: string, change: (request: HandlerRequest) => unknown): Mutate {
  return changeResponse(operation, (response, request) => {
    change(request);
    return response;
  });
}

function lastOf(request: HandlerRequest): object {
  return shelfOf(request).books.at(-1) ?? {};
}
