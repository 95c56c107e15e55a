import { brokenHeaders } from "./broken-headers.ts";
import { brokenLists } from "./broken-lists.ts";
import type { HandlerRequest, HandlerResponse, Shelf } from "./handlers.ts";
import { changeResponse, empty, items, shelfOf, withTotal } from "./mutate.ts";
import type { Mutate, MutatedRequest } from "./server.ts";

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
  ...brokenHeaders,
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
  ...brokenLists,
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
