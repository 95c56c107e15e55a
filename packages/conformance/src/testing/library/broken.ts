import type { Item, LibraryRequest, LibraryResponse } from "./handlers.ts";
import type { Override } from "./server.ts";

/** Changes the response of an operation, or the stored resources, after a success. */
export function after(
  operationId: string,
  change: (response: Omit<LibraryResponse, "body"> & { body: Item }, request: LibraryRequest) => unknown,
): Override {
  return (request, respond) => {
    const response = respond();
    if (request.operationId === operationId && response.status < 300) change(response as never, request);
    return response;
  };
}

/** Defects in conventions that crewkit does not use, by the scenario that must report them. */
export const brokenLibraries: Record<string, Record<string, Override>> = {
  "createShelf > lifecycle": {
    "a new shelf has the readOnly field of the request": after("createShelf", ({ body }, { store, body: { built } }) =>
      Object.assign(store.get(`/shelves/${body.slug}`) ?? {}, built && { built }),
    ),
  },
  "shelveBook > values": {
    "an empty author is returned as null": after("getBook", (response) => {
      if (response.body.author === "") response.body = { ...response.body, author: null };
    }),
  },
  "getShelf > methods": {
    "a response with status 405 has no Allow header": (_, respond) => {
      const { headers: { Allow: _allow, ...headers } = {}, ...response } = respond();
      return { ...response, headers };
    },
  },
  "shelveBook > lifecycle": {
    "a create operation that returns only a Location header loses a field": after(
      "shelveBook",
      ({ headers }, { store }) => Object.assign(store.get(headers?.Location ?? "") ?? {}, { title: "?" }),
    ),
    "an update without a response body is not saved": after("changeBook", (_, { store, path }) =>
      Object.assign(store.get(path) ?? {}, { year: 1999 }),
    ),
  },
  "exportCatalog > idempotent": {
    "a text response changes with every request": after("exportCatalog", (response) =>
      Object.assign(response, { body: `${crypto.randomUUID()},Emma\n` }),
    ),
  },
  "createShelf > unique": {
    "a taken slug is not rejected with 409": (request, respond) => {
      const response = respond();
      return response.status === 409 ? { status: 201, body: request.body } : response;
    },
  },
};
