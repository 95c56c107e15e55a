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

/** Makes an empty log. */
export function createRequestLog(): RequestLog {
  let entries: Entry[] = [];
  return {
    add(exchange) {
      entries.push(toEntry(exchange));
      if (entries.length > capacity) entries.shift();
    },
    list(operation) {
      const wanted = entries.filter((entry) => operation === undefined || entry.operation === operation);
      return wanted.reverse().map(toLoggedRequest);
    },
    clear() {
      entries = [];
    },
  };
}

type Facts = Pick<LoggedRequest, "method" | "path" | "operation" | "status" | "connection">;

interface Entry extends Facts {
  time: number;
  duration: number;
  request: string;
  response: string;
}

function toEntry({ raw, answer, time, duration }: Exchange): Entry {
  return {
    method: raw.method,
    path: beginningOf(raw.target),
    operation: answer.operation ?? null,
    status: answer.status,
    connection: answer.spoiled ?? null,
    time,
    duration,
    request: raw.body === "tooLarge" ? "(too large)" : beginningOf(raw.body ?? ""),
    response: beginningOf(answer.body),
  };
}

// In bytes.
const longest = 4000;
const room = new Uint8Array(longest);
const encoder = new TextEncoder();
const decoder = new TextDecoder();

// A copy, since a slice of a text would keep the whole text in memory.
function beginningOf(text: string | Uint8Array): string {
  if (typeof text !== "string") return decoder.decode(text.subarray(0, longest));
  if (text.length <= longest / 3) return text;
  return decoder.decode(room.subarray(0, encoder.encodeInto(text, room).written));
}

function toLoggedRequest({ time, duration, request, response, ...facts }: Entry): LoggedRequest {
  const answered = readBody(response);
  return {
    at: new Date(time).toISOString(),
    ...facts,
    error: facts.status < 400 ? null : errorOf(answered),
    duration_ms: Math.round(duration * 1000) / 1000,
    request_body: readBody(request),
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
