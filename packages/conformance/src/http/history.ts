import type { Exchange, HttpRequest } from "./exchange.ts";

/** A request that may have changed the state of the API, or a wait. */
export type HistoryEntry = Exchange | { waited: number };

/** The requests of a run, for scripts that reproduce a failure. */
export interface History {
  entries: readonly HistoryEntry[];
  last?: Exchange;
  record(exchange: Exchange): void;
  /** @param seconds by which the target's clock was advanced. */
  recordWait(seconds: number): void;
  /** The number of entries before a request. */
  positionOf(request: HttpRequest): number;
  /** True if the request before was the same. */
  isRepeated(request: HttpRequest): boolean;
}

export function createHistory(): History {
  const entries: HistoryEntry[] = [];
  const positions = new WeakMap<HttpRequest, number>();
  const repeated = new WeakSet<HttpRequest>();
  const history: History = {
    entries,
    record(exchange) {
      const { request } = exchange;
      positions.set(request, entries.length);
      if (history.last && isSameRequest(history.last.request, request)) repeated.add(request);
      if (!isSafe(request)) entries.push(exchange);
      history.last = exchange;
    },
    recordWait: (waited) => entries.push({ waited }),
    positionOf: (request) => positions.get(request) ?? entries.length,
    isRepeated: (request) => repeated.has(request),
  };
  return history;
}

/** True for methods without side effects (RFC 9110, section 9.2.1). */
export function isSafe({ method }: HttpRequest): boolean {
  return ["GET", "HEAD", "OPTIONS", "TRACE"].includes(method);
}

function isSameRequest(a: HttpRequest, b: HttpRequest): boolean {
  return a.method === b.method && a.target === b.target && a.body === b.body;
}
