import type { Exchange } from "../exchange.ts";
import { createKeeper, type Keeper, maxBytes } from "./keeper.ts";

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
 * Makes an empty log. It writes into the same thousand slots again and again, bodies as bytes, and reads them when
 * somebody looks: what lived for a thousand requests and went then would be the dearest kind of garbage.
 */
export function createRequestLog(): RequestLog {
  let slots: Slot[] = [];
  let next = 0;
  return {
    add(exchange) {
      const slot = slots[next % capacity] ?? createSlot();
      slots[next % capacity] = slot;
      fill(slot, exchange);
      next += 1;
    },
    list(operation) {
      const oldest = slots.length < capacity ? 0 : next % capacity;
      const inOrder = [...slots.slice(oldest), ...slots.slice(0, oldest)].reverse();
      return inOrder.filter((slot) => operation === undefined || slot.operation === operation).map(readSlot);
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
  request: Keeper;
  response: Keeper;
}

function createSlot(): Slot {
  const nothing = { method: "", path: "", operation: null, status: 0, connection: null, time: 0, duration: 0 };
  return { ...nothing, request: createKeeper(), response: createKeeper() };
}

function fill(slot: Slot, { raw, answer, time, duration }: Exchange): void {
  slot.method = raw.method;
  slot.path = raw.target.length > maxBytes ? createKeeper().keep(raw.target).read() : raw.target;
  slot.operation = answer.operation ?? null;
  slot.status = answer.status;
  slot.connection = answer.spoiled ?? null;
  slot.time = time;
  slot.duration = duration;
  slot.request.keep(raw.body === "tooLarge" ? "(too large)" : (raw.body ?? ""));
  slot.response.keep(answer.body);
}

function readSlot({ time, duration, request, response, ...facts }: Slot): LoggedRequest {
  const answered = readBody(response.read());
  return {
    at: new Date(time).toISOString(),
    ...facts,
    error: facts.status < 400 ? null : errorOf(answered),
    duration_ms: Math.round(duration * 1000) / 1000,
    request_body: readBody(request.read()),
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
