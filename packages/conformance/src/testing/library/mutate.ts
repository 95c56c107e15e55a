import type { HandlerRequest, HandlerResponse, Shelf } from "./handlers.ts";
import type { Mutate } from "./server.ts";

export function changeResponse(
  operation: string,
  change: (response: HandlerResponse, request: HandlerRequest) => HandlerResponse,
): Mutate {
  return (response, { operationId, request }) =>
    operationId === operation && request && response.status < 300 ? change(response, request) : response;
}

export function withTotal(response: HandlerResponse, total: number): HandlerResponse {
  return { ...response, headers: { "X-Total-Count": String(total) } };
}

export function items(operation: string, change: (items: unknown[], request: HandlerRequest) => unknown[]): Mutate {
  return changeResponse(operation, (response, request) => ({ ...response, body: change(listOf(response), request) }));
}

export function listOf({ body: list }: HandlerResponse): unknown[] {
  return Array.isArray(list) ? list : [];
}

export function shelfOf({ store, path }: HandlerRequest): Shelf {
  return store.shelves.get(path.shelf ?? "") ?? empty("none");
}

export function empty(slug: string): Shelf {
  return { slug, floor: 1, sign: null, built: new Date().toISOString(), lock: "0000", books: [] };
}
