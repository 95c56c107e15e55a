import type { Exchange, RawRequest } from "../exchange.ts";
import type { Tables } from "../store/tables.ts";
import { type FilterableRequest, type FindDifferences, parseBody, toFilterable } from "./request-filter.ts";

/** A logged request to the API with its response. */
export interface LoggedRequest extends FilterableRequest {
  /** The time of the request on the mock's clock. */
  at: string;
  method: string;
  /** Includes the query. */
  path: string;
  /** The operationId. Null for an unknown path. */
  operation: string | null;
  /** The first name of a sample user, or the email address. Null if the request had no valid token. */
  user: string | null;
  status: number;
  /** The error message of the response. */
  error: string | null;
  /** How a fault interrupted the response. Null if it did not. */
  connection: "dropped" | "truncated" | null;
  /** Processing time in milliseconds, without delays. */
  duration_ms: number;
  /** By name in lowercase. The user's name replaces the token: `Bearer ada`. Cookies are hidden. */
  request_headers: Record<string, string>;
  /** JSON, or text if the body is not JSON or was truncated to 64 kB. */
  request_body: unknown;
  /** Like `request_body`. For HEAD, the body that GET would return. */
  response_body: unknown;
}

export interface RequestLog {
  add(exchange: Exchange): void;
  /** The requests, newest first. */
  list(findDifferences?: FindDifferences): LoggedRequest[];
  clear(): void;
}

const capacity = 1000;

/**
 * Creates an empty log. Bodies are copied into reusable slots. New entries would live just long enough to be expensive
 * for the garbage collector, and a plain array of them would need 35 MB more.
 */
export function createRequestLog(): RequestLog {
  let slots: Slot[] = [];
  let next = 0;
  return {
    add(exchange) {
      slots[next] ??= { request: { length: 0 }, response: { length: 0 } } as Slot;
      fillSlot(slots[next] as Slot, exchange);
      next = (next + 1) % capacity;
    },
    list(findDifferences = () => []) {
      const newestFirst = [...slots.slice(next), ...slots.slice(0, next)].reverse();
      return newestFirst.filter((slot) => findDifferences(describeSlot(slot)).length === 0).map(readSlot);
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
  user: Tables["users"] | undefined;
  headers: RawRequest["headers"];
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
  Object.assign(slot, {
    method: raw.method,
    path: raw.target.slice(0, maxPath),
    operation: response.operation ?? null,
    user: response.user,
    headers: raw.headers,
    status: response.status,
    connection: response.interrupted ?? null,
    time,
    duration,
  });
}

const maxPath = 4000;
const minBytes = 4000;
const maxBytes = 64_000;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

// Most bodies are small. A buffer only grows if a body does not fit.
function storePrefix(prefix: BodyPrefix, text: string | Uint8Array): void {
  prefix.length = 0;
  if (text.length === 0) return;
  prefix.bytes ??= new Uint8Array(minBytes);
  while (!copyBytes(text, prefix, prefix.bytes) && prefix.bytes.length < maxBytes)
    prefix.bytes = new Uint8Array(Math.min(prefix.bytes.length * 2, maxBytes));
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

function readPrefix({ bytes, length }: BodyPrefix): unknown {
  return parseBody(decoder.decode(bytes?.subarray(0, length)));
}

function describeSlot(slot: Slot): FilterableRequest {
  return toFilterable({ ...slot, readBody: () => readPrefix(slot.request) });
}

function readSlot(slot: Slot): LoggedRequest {
  const { time, duration, status, connection, response } = slot;
  const responseBody = readPrefix(response);
  const { request_headers, request_body, ...fields } = describeSlot(slot);
  return {
    at: new Date(time).toISOString(),
    ...fields,
    status,
    error: status < 400 ? null : errorOf(responseBody),
    connection,
    duration_ms: Math.round(duration * 1000) / 1000,
    request_headers,
    request_body,
    response_body: responseBody,
  };
}

function errorOf(body: unknown): string | null {
  return typeof body === "object" && body !== null && "error" in body ? String(body.error) : null;
}
