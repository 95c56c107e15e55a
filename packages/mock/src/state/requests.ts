import type { Exchange, RawRequest, User } from "../base/exchange.ts";
import { parseBody, type Redactor } from "../contract/secrets.ts";
import type { LoggedRequest } from "../generated/control.ts";
import { type FilterableRequest, type FindDifferences, toFilterable } from "./request-filter.ts";

export type { LoggedRequest };

export interface RequestLog {
  /** The number of the newest request in the order of arrival, from 1. */
  readonly newest: number;
  readonly oldest: number;
  add(exchange: Exchange): void;
  /** The requests that match a filter, newest first. */
  list(findDifferences?: FindDifferences): LoggedRequest[];
  /** All requests with their differences from a filter, newest first. Compares secrets before they are hidden. */
  compare(findDifferences: FindDifferences): ComparedRequest[];
  clear(): void;
}

export interface ComparedRequest {
  request: LoggedRequest;
  differences: string[];
}

const capacity = 1000;

/**
 * Creates an empty log. Bodies are copied into reusable slots. New entries would live just long enough to be expensive
 * for the garbage collector, and a plain array of them would need 35 MB more.
 */
export function createRequestLog(getRedactor: () => Redactor): RequestLog {
  let slots: Slot[] = [];
  let next = 0;
  let newest = 0;

  function compare(findDifferences: FindDifferences): ComparedRequest[] {
    const newestFirst = [...slots.slice(next), ...slots.slice(0, next)].reverse();
    return newestFirst.map((slot) => ({
      differences: findDifferences(describeSlot(slot)),
      get request() {
        return readSlot(slot, getRedactor());
      },
    }));
  }

  return {
    compare,
    get newest() {
      return newest;
    },
    get oldest() {
      return newest - slots.length + 1;
    },
    add(exchange) {
      slots[next] ??= { request: { length: 0 }, response: { length: 0 } } as Slot;
      fillSlot(slots[next] as Slot, exchange);
      next = (next + 1) % capacity;
      newest += 1;
    },
    list(findDifferences = () => []) {
      const matching = compare(findDifferences).filter(({ differences }) => differences.length === 0);
      return matching.map(({ request }) => request);
    },
    clear() {
      slots = [];
      next = 0;
    },
  };
}

interface Slot extends Pick<LoggedRequest, "method" | "path" | "operation" | "status" | "connection"> {
  time: number;
  duration: number;
  user: User | undefined;
  headers: RawRequest["headers"];
  violations: string[] | undefined;
  request: BodyPrefix;
  response: BodyPrefix;
}

interface BodyPrefix {
  bytes?: Uint8Array;
  length: number;
}

function fillSlot(slot: Slot, { raw, response, time, duration }: Exchange): void {
  storePrefix(slot.request, raw.body === "tooLarge" ? "(too large)" : (raw.body ?? ""));
  storePrefix(slot.response, response.body);
  // Not `Object.assign`, which takes 1 µs.
  slot.method = raw.method;
  slot.path = raw.target.slice(0, maxPath);
  slot.operation = response.operation ?? null;
  slot.user = response.user;
  slot.headers = raw.headers;
  slot.status = response.status;
  slot.connection = response.interrupted ?? null;
  slot.violations = response.violations;
  slot.time = time;
  slot.duration = duration;
}

const maxPath = 4000;
const minBytes = 1000;
const maxBytes = 64_000;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

// Most bodies are small. A buffer only grows if a body does not fit.
function storePrefix(prefix: BodyPrefix, text: string | Uint8Array): void {
  prefix.length = 0;
  if (text.length === 0) return;
  prefix.bytes ??= new Uint8Array(minBytes);
  while (!copyBytes(text, prefix, prefix.bytes) && prefix.bytes.length < maxBytes)
    prefix.bytes = new Uint8Array(Math.min(Math.max(prefix.bytes.length * 1.25, text.length), maxBytes));
}

/** Returns whether the text fits. */
function copyBytes(text: string | Uint8Array, prefix: BodyPrefix, bytes: Uint8Array): boolean {
  if (typeof text === "string") {
    const { read, written } = encoder.encodeInto(text, bytes);
    prefix.length = written;
    return read === text.length;
  }
  prefix.length = Math.min(text.length, bytes.length);
  bytes.set(text.subarray(0, prefix.length));
  return prefix.length === text.length;
}

function textOf({ bytes, length }: BodyPrefix): string {
  return decoder.decode(bytes?.subarray(0, length));
}

function describeSlot(slot: Slot): FilterableRequest {
  return toFilterable({ ...slot, readBody: () => parseBody(textOf(slot.request)) });
}

function readSlot(slot: Slot, { hideInUrl, parseBody }: Redactor): LoggedRequest {
  const { time, duration, status, connection } = slot;
  const responseBody = parseBody(textOf(slot.response));
  const described = describeSlot(slot);
  return {
    at: new Date(time).toISOString(),
    method: described.method,
    path: hideInUrl(described.path),
    operation: described.operation,
    user: described.user,
    status,
    error: status < 400 ? null : errorOf(responseBody),
    connection,
    duration_ms: Math.round(duration * 1000) / 1000,
    request_headers: described.request_headers,
    request_body: parseBody(textOf(slot.request)),
    response_body: responseBody,
    violations: [...described.violations],
  };
}

function errorOf(body: unknown): string | null {
  return typeof body === "object" && body !== null && "error" in body ? String(body.error) : null;
}
