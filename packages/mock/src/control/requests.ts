import type { Exchange } from "../exchange.ts";

/** A logged request to the API with its response. */
export interface LoggedRequest {
  /** The time of the request on the mock's clock. */
  at: string;
  method: string;
  /** Includes the query. */
  path: string;
  /** The operationId. Null for an unknown path. */
  operation: string | null;
  status: number;
  /** The error message of the response. */
  error: string | null;
  /** How a fault interrupted the response. Null if it did not. */
  connection: "dropped" | "truncated" | null;
  /** Processing time in milliseconds, without delays. */
  duration_ms: number;
  /** JSON, or text if the body is not JSON or was truncated to 4 kB. */
  request_body: unknown;
  /** Like `request_body`. For HEAD, the body that GET would return. */
  response_body: unknown;
}

export interface RequestLog {
  add(exchange: Exchange): void;
  /** The requests, newest first, optionally filtered by operation. */
  list(operation?: string): LoggedRequest[];
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
    list(operation) {
      const newestFirst = [...slots.slice(next), ...slots.slice(0, next)].reverse();
      return newestFirst.filter((slot) => operation === undefined || slot.operation === operation).map(readSlot);
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
    path: raw.target.slice(0, maxBytes),
    operation: response.operation ?? null,
    status: response.status,
    connection: response.interrupted ?? null,
    time,
    duration,
  });
}

const maxBytes = 4000;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

function storePrefix(prefix: BodyPrefix, text: string | Uint8Array): void {
  if (text.length > 0) prefix.bytes ??= new Uint8Array(maxBytes);
  prefix.length = prefix.bytes ? copyBytes(text, prefix.bytes) : 0;
}

function copyBytes(text: string | Uint8Array, bytes: Uint8Array): number {
  if (typeof text === "string") return encoder.encodeInto(text, bytes).written;
  bytes.set(text.subarray(0, maxBytes));
  return Math.min(text.length, maxBytes);
}

function readPrefix({ bytes, length }: BodyPrefix): string {
  return decoder.decode(bytes?.subarray(0, length));
}

function readSlot({ time, duration, request, response, ...fields }: Slot): LoggedRequest {
  const responseBody = readBody(readPrefix(response));
  return {
    at: new Date(time).toISOString(),
    ...fields,
    error: fields.status < 400 ? null : errorOf(responseBody),
    duration_ms: Math.round(duration * 1000) / 1000,
    request_body: readBody(readPrefix(request)),
    response_body: responseBody,
  };
}

function readBody(text: string): unknown {
  if (text === "") return null;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function errorOf(body: unknown): string | null {
  return typeof body === "object" && body !== null && "error" in body ? String(body.error) : null;
}
