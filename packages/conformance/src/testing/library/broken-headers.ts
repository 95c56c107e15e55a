import { type HandlerRequest, type HandlerResponse, handlers } from "./handlers.ts";
import type { Mutate } from "./server.ts";

/** Defects in conditional requests and idempotency keys. */
export const brokenHeaders: Record<string, Record<string, Mutate>> = {
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
};

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

// Returns the first response to a key, whatever the rest of the request is.
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
