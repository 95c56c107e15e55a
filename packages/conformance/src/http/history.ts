import type { Exchange, HttpRequest } from "./exchange.ts";

/** A request that may have changed the state of the API, or a wait. */
export type HistoryEntry = Exchange | { waited: number };

/** The requests of a run, for scripts that reproduce a failure. */
export interface History {
  entries: readonly HistoryEntry[];
  /** The last exchange of each operation, in order of time. */
  latest: ReadonlyMap<string, Exchange>;
  record(exchange: Exchange): void;
  /** Records that the run waited, or advanced the target's clock. */
  recordWait(seconds: number): void;
  /** The number of entries before a request. */
  positionOf(request: HttpRequest): number;
  /** True if the request repeats the previous request. */
  isRepeated(request: HttpRequest): boolean;
}

export function createHistory(): History {
  const entries: HistoryEntry[] = [];
  const positions = new WeakMap<HttpRequest, number>();
  const repeated = new WeakSet<HttpRequest>();
  const latest = new Map<string, Exchange>();
  let last: HttpRequest | undefined;
  return {
    entries,
    latest,
    record(exchange) {
      const { request } = exchange;
      const { operationId } = request.operation;
      positions.set(request, entries.length);
      if (last && isSameRequest(last, request)) repeated.add(request);
      if (!isSafe(request)) entries.push(exchange);
      latest.delete(operationId);
      latest.set(operationId, exchange);
      last = request;
    },
    recordWait: (waited) => entries.push({ waited }),
    positionOf: (request) => positions.get(request) ?? entries.length,
    isRepeated: (request) => repeated.has(request),
  };
}

/** True for methods without side effects (RFC 9110, section 9.2.1). */
export function isSafe({ method }: HttpRequest): boolean {
  return ["GET", "HEAD", "OPTIONS", "TRACE"].includes(method);
}

function isSameRequest(a: HttpRequest, b: HttpRequest): boolean {
  return a.method === b.method && a.target === b.target && a.body === b.body;
}
