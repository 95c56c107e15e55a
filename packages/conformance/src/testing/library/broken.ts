import { type HandlerRequest, type HandlerResponse, handlers, type Shelf, withoutBooks } from "./handlers.ts";
import {
  changeResponse,
  empty,
  items,
  listOf,
  type Mutate,
  type MutatedRequest,
  shelfOf,
  withTotal,
} from "./server.ts";

/** Defects in conventions that crewkit does not use, by the scenario that must detect them. */
export const brokenLibraries: Record<string, Record<string, Mutate>> = {
  "createShelf > lifecycle": {
    "a new shelf has the readOnly field of the request": after("createShelf", ({ store, body: { slug, built } }) =>
      Object.assign(store.shelves.get(String(slug)) ?? {}, built && { built }),
    ),
    "a PUT changes a readOnly field": after("replaceShelf", (request) => Object.assign(shelfOf(request), request.body)),
    "a PUT loses a field": after("replaceShelf", (request) => Object.assign(shelfOf(request), { sign: null })),
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
  "replaceBook > values of omitted fields": {
    "a PUT without tags keeps them": after("replaceBook", keepTags()),
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
    "an update without a response body is not saved": after("replaceBook", (request) =>
      Object.assign(lastOf(request), { year: 1999 }),
    ),
  },
  "getBook > conditional": {
    "the current ETag in If-None-Match is ignored": afterStatus(304, (request) => callWithout("getBook", request)),
    "any ETag in If-None-Match returns 304": (response, { request }) =>
      request && "if-none-match" in request.headers ? { status: 304, headers: response.headers ?? {} } : response,
  },
  "withdrawBook > conditional": {
    "an outdated ETag is rejected after the book was deleted": afterStatus(412, (request, response) => {
      callWithout("withdrawBook", request);
      return response;
    }),
  },
  "replaceBook > conditional": {
    "an outdated ETag is accepted": afterStatus(412, () => ({ status: 202 })),
  },
  "lendBook > idempotency-key": {
    "the key is ignored": (response, { store }) => {
      store.requests.clear();
      return response;
    },
    "a key of another reader returns the loan of the first": firstResponse(({ body }) => JSON.stringify(body)),
    "a key with another body returns the first loan": firstResponse(({ caller }) => caller),
  },
  "lendBook > lifecycle": {
    "the total in a header does not count a new loan": changeResponse("listLoans", (response) =>
      withTotal(response, 7),
    ),
  },
  "listBooks > hierarchy shelf": {
    "the list of a shelf contains the books of all shelves": items("listBooks", (_, { store }) =>
      [...store.shelves.values()].flatMap(({ books }) => books),
    ),
  },
  "createShelf > siblings": {
    "replacing a shelf moves all shelves to its floor": after("replaceShelf", ({ store, body: { floor } }) => {
      for (const shelf of store.shelves.values()) Object.assign(shelf, { floor });
    }),
  },
  "createShelf > sequences": {
    "a PUT also replaces the shelf that was replaced before": after("replaceShelf", replacePrevious()),
  },
  "exportCatalog > safe": {
    "a text response changes on every request": body("exportCatalog", (_, { store }) => `${store.next()},Emma\n`),
  },
  "createShelf > side-effects": {
    "only the total in a header shows that a rejected shelf was created": (response, mutated) =>
      items("listShelves", () => [])(rejected("createShelf", createShelf)(response, mutated), mutated),
  },
  "createShelf > unique": {
    "a taken slug is not rejected with 409": rejected("createShelf", (_, { body }) => ({ status: 201, body: body })),
  },
  "listShelves > pagination": {
    "the total in a header counts only the page": changeResponse("listShelves", (response) =>
      withTotal(response, listOf(response).length),
    ),
  },
  "listShelves > pagination sort": {
    "shelves on the same floor have another order on other pages": items("listShelves", (shelves, { store, query }) => {
      const [begin, limit] = [Number(query.get("offset")), Number(query.get("limit"))];
      const descending = [...store.shelves.values()].toSorted(
        (a, b) => b.floor - a.floor || (a.slug < b.slug ? 1 : -1),
      );
      const isOther = begin > 0 && query.get("sort") === "-floor";
      return isOther ? descending.slice(begin, begin + limit).map(withoutBooks) : shelves;
    }),
    "the sort parameter is ignored": items("listShelves", (shelves, { query }) =>
      query.has("sort") ? shelves.toSorted((a, b) => (Object(a).slug < Object(b).slug ? -1 : 1)) : shelves,
    ),
  },
  "listBooks > pagination": {
    "offsets start at 1": changeResponse("listBooks", (response, request) => {
      const [offset, limit] = [Number(request.query.get("offset")), Number(request.query.get("limit"))];
      const begin = Math.max(0, offset - 1);
      return { ...response, body: shelfOf(request).books.slice(begin, begin + limit) };
    }),
  },
  "listShelves > filters floor": {
    "a filter with several values returns the other items": items("listShelves", (shelves, { store, query }) => {
      const floors = query.getAll("floor").map(Number);
      const others = [...store.shelves.values()].filter(({ floor }) => !floors.includes(floor));
      return floors.length < 2 ? shelves : others.map(withoutBooks);
    }),
    "only the last of several values is used": items("listShelves", (shelves, { query }) =>
      shelves.filter((shelf) => [null, String(Object(shelf).floor)].includes(query.getAll("floor").at(-1) ?? null)),
    ),
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

function createShelf(response: HandlerResponse, { store }: MutatedRequest): HandlerResponse {
  const slug = `zoology-${store.next()}`;
  store.shelves.set(slug, empty(slug));
  return response;
}

function replacePrevious(): (request: HandlerRequest) => void {
  let previous: Shelf | undefined;
  return (request) => {
    Object.assign(previous ?? {}, request.body);
    previous = shelfOf(request);
  };
}

function keepTags(): (request: HandlerRequest) => void {
  let tags: unknown;
  return (request) => {
    tags = request.body.tags ?? tags;
    Object.assign(lastOf(request), { tags });
  };
}

function afterStatus(
  status: number,
  change: (request: HandlerRequest, response: HandlerResponse) => HandlerResponse,
): Mutate {
  return (response, { request }) => (request && response.status === status ? change(request, response) : response);
}

// Conditional headers have no effect.
function callWithout(operation: "getBook" | "withdrawBook", request: HandlerRequest): HandlerResponse {
  return handlers[operation]?.({ ...request, headers: {} }) ?? { status: 500 };
}

// Returns the first response to a key, regardless of the rest of the request.
function firstResponse(partOf: (request: HandlerRequest) => string): Mutate {
  const responses = new Map<string, HandlerResponse>();
  return (response, { operationId, request }) => {
    if (operationId !== "lendBook" || !request?.headers["idempotency-key"]) return response;
    const key = `${request.headers["idempotency-key"]} ${partOf(request)}`;
    const first = responses.get(key) ?? response;
    if (first.status === 201) responses.set(key, first);
    return first;
  };
}
