import type { Exchange } from "../exchange.ts";

/** A request to the API, and what was answered. */
export interface LoggedRequest {
  /** When it came, by the mock's clock. */
  at: string;
  method: string;
  /** With the query. */
  path: string;
  /** The operation; null where there is none at the path. */
  operation: string | null;
  status: number;
  /** The sentence with which it was refused. */
  error: string | null;
  /** How a fault spoiled the answer on its way. */
  connection: "dropped" | "truncated" | null;
  /** The mock's work, in milliseconds, without delays. */
  duration_ms: number;
  /** JSON; or text, where it is none or has over 4 kB, of which the rest is cut. */
  request_body: unknown;
  /** As the request's. */
  response_body: unknown;
}

/** The last 1,000 requests. */
export interface RequestLog {
  add(exchange: Exchange): void;
  /** The newest first; those to an operation, if one is given. */
  list(operation?: string): LoggedRequest[];
  clear(): void;
}

const capacity = 1000;

/**
 * Makes an empty log. It writes bodies as bytes into the same slots again and again. A plain array of entries would take 35 MB
 * more, because each lives just long enough to be expensive garbage.
 */
export function createRequestLog(): RequestLog {
  let slots: Slot[] = [];
  let next = 0;
  return {
    add(exchange) {
      slots[next] ??= { request: { length: 0 }, response: { length: 0 } } as Slot;
      fill(slots[next] as Slot, exchange);
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
  request: Beginning;
  response: Beginning;
}

/** The first bytes of a text. */
interface Beginning {
  bytes?: Uint8Array;
  length: number;
}

function fill(slot: Slot, { raw, answer, time, duration }: Exchange): void {
  keep(slot.request, raw.body === "tooLarge" ? "(too large)" : (raw.body ?? ""));
  keep(slot.response, answer.body);
  Object.assign(slot, {
    method: raw.method,
    path: raw.target.slice(0, longest),
    operation: answer.operation ?? null,
    status: answer.status,
    connection: answer.spoiled ?? null,
    time,
    duration,
  });
}

const longest = 4000;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

function keep(beginning: Beginning, text: string | Uint8Array): void {
  if (text.length > 0) beginning.bytes ??= new Uint8Array(longest);
  beginning.length = beginning.bytes ? copy(text, beginning.bytes) : 0;
}

function copy(text: string | Uint8Array, bytes: Uint8Array): number {
  if (typeof text === "string") return encoder.encodeInto(text, bytes).written;
  bytes.set(text.subarray(0, longest));
  return Math.min(text.length, longest);
}

function read({ bytes, length }: Beginning): string {
  return decoder.decode(bytes?.subarray(0, length));
}

function readSlot({ time, duration, request, response, ...facts }: Slot): LoggedRequest {
  const answered = readBody(read(response));
  return {
    at: new Date(time).toISOString(),
    ...facts,
    error: facts.status < 400 ? null : errorOf(answered),
    duration_ms: Math.round(duration * 1000) / 1000,
    request_body: readBody(read(request)),
    response_body: answered,
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
