import { styleText } from "node:util";
import type { Exchange } from "../base/exchange.ts";

export const logFormats = ["pretty", "json", "off"] as const;

export type LogFormat = (typeof logFormats)[number];

export type Log = (exchange: Exchange) => void;

/**
 * Creates a log that writes a line per request, until the stream fails (`crewkit-mock --log json | head`). Returns
 * undefined for `off`.
 *
 * @throws TypeError for an unknown format.
 */
export function createLog(format: LogFormat, stream: Stream = process.stdout): Log | undefined {
  if (!logFormats.includes(format)) {
    throw new TypeError(`The mock option log must be pretty, json or off, not ${JSON.stringify(format)}.`);
  }
  if (format === "off") return undefined;
  // https://no-color.org: any non-empty value disables color.
  const paint = stream.isTTY && !process.env.NO_COLOR ? color : undefined;
  if (!watchedStreams.has(stream)) stream.on("error", () => failedStreams.add(stream));
  watchedStreams.add(stream);
  return (exchange) => {
    if (!failedStreams.has(stream))
      stream.write(`${format === "json" ? toJsonLine(exchange) : toLines(exchange, paint)}\n`);
  };
}

// Not `Writable`, so that the types of the package do not require `@types/node`.
interface Stream {
  isTTY?: boolean;
  write(text: string): unknown;
  on(event: "error", listener: () => void): unknown;
}

const watchedStreams = new WeakSet<Stream>();
const failedStreams = new WeakSet<Stream>();

const color: Paint = (name, text) => styleText(name, text, { validateStream: false });

export type Paint = (color: "green" | "yellow" | "red" | "dim", text: string) => string;

/** Formats a request for a terminal, with an indented line for each departure from the contract. */
function toLines(exchange: Exchange, paint?: Paint): string {
  const { violations = [] } = exchange.response;
  const lines = violations.map((violation) => `         ${sanitize(violation, 500)}`);
  return [toLine(exchange, paint), ...lines.map((line) => (paint ? paint("yellow", line) : line))].join("\n");
}

/**
 * Formats a line for a terminal.
 *
 * @example
 * 14:00:03 POST   /api/v1/…/projects 422: slug can't be blank (1.2 ms)
 */
export function toLine(exchange: Exchange, paint: Paint = (_, text) => text): string {
  const { raw, response, time, duration } = exchange;
  const reason = response.status < 400 ? "" : `: ${reasonOf(response.body)}`;
  const interruption = response.interrupted ? ` (${response.interrupted})` : "";
  const outcome = sanitize(`${response.status}${reason}${interruption}`, 500);
  return [
    paint("dim", new Date(time).toISOString().slice(11, 19)),
    sanitize(raw.method, 20).padEnd(6),
    sanitize(raw.target, 200),
    paint(colorOf(response.status), outcome),
    paint("dim", `(${(duration + (response.delay ?? 0)).toFixed(1)} ms)`),
  ].join(" ");
}

export function toJsonLine({ raw, response, time, duration }: Exchange): string {
  return JSON.stringify({
    at: new Date(time).toISOString(),
    method: raw.method,
    path: raw.target,
    operation: response.operation ?? null,
    status: response.status,
    error: response.status < 400 ? null : reasonOf(response.body),
    connection: response.interrupted ?? null,
    violations: response.violations ?? [],
    duration_ms: Math.round(duration * 1000) / 1000,
  });
}

function colorOf(status: number): Parameters<Paint>[0] {
  if (status < 400) return "green";
  return status < 500 ? "yellow" : "red";
}

// If there are details, lists them by field: "slug can't be blank; name is too long".
function reasonOf(body: string): string {
  try {
    const { error, details = {} } = JSON.parse(body);
    const fieldErrors = Object.entries<string[]>(details).map(([field, messages]) => `${field} ${messages.join(", ")}`);
    return fieldErrors.join("; ") || String(error);
  } catch {
    return "the response is not JSON";
  }
}

// Control characters from a client must not reach the terminal.
function sanitize(text: string, maxLength: number): string {
  const short = text.length > maxLength ? `${text.slice(0, maxLength)}…` : text;
  return short.replace(/\p{Cc}/gu, "?");
}
