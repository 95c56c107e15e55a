import type { Writable } from "node:stream";
import { styleText } from "node:util";
import type { Exchange } from "../exchange.ts";

export const logFormats = ["pretty", "json", "off"] as const;

/** How requests are told: a line each, for people or as JSON, or not at all. */
export type LogFormat = (typeof logFormats)[number];

export type Log = (exchange: Exchange) => void;

/**
 * Makes a log that writes a line for each request; undefined where nothing is told. When its reader goes away
 * (`crewkit-mock --log json | head`), it falls silent, and the mock goes on.
 *
 * @throws TypeError for a format that there is none of.
 */
export function createLog(format: LogFormat, stream: Stream = process.stdout): Log | undefined {
  if (!logFormats.includes(format)) {
    throw new TypeError(`The mock's option log must be pretty, json or off, not ${JSON.stringify(format)}.`);
  }
  if (format === "off") return undefined;
  const paint = supportsColor(stream) ? color : undefined;
  handleStreamErrors(stream);
  return (exchange) => {
    if (!failedStreams.has(stream))
      stream.write(`${format === "json" ? toJsonLine(exchange) : toLine(exchange, paint)}\n`);
  };
}

type Stream = Writable & { isTTY?: boolean };

// One listener for each stream, however many mocks write to it.
const watchedStreams = new WeakSet<Stream>();
const failedStreams = new WeakSet<Stream>();

function handleStreamErrors(stream: Stream): void {
  if (watchedStreams.has(stream)) return;
  watchedStreams.add(stream);
  stream.on("error", () => failedStreams.add(stream));
}

// https://no-color.org: any value but the empty one.
function supportsColor({ isTTY }: Stream): boolean {
  return isTTY === true && !process.env.NO_COLOR;
}

const color: Paint = (name, text) => styleText(name, text, { validateStream: false });

/** Paints a piece of a line: a status, or what is less important. */
export type Paint = (color: "green" | "yellow" | "red" | "dim", text: string) => string;

/**
 * A line for a terminal: time, method, path, status, and why it was refused.
 *
 * @example
 * 14:00:03 POST   /api/v1/…/projects 422: slug can't be blank (1.2 ms)
 */
export function toLine(exchange: Exchange, paint: Paint = (_, text) => text): string {
  const { raw, response, time, duration } = exchange;
  const reason = response.status < 400 ? "" : `: ${reasonOf(response.body)}`;
  const failedStreams = response.interrupted ? ` (${response.interrupted})` : "";
  const outcome = sanitize(`${response.status}${reason}${failedStreams}`, 500);
  return [
    paint("dim", new Date(time).toISOString().slice(11, 19)),
    sanitize(raw.method, 20).padEnd(6),
    sanitize(raw.target, 200),
    paint(colorOf(response.status), outcome),
    paint("dim", `(${(duration + (response.delay ?? 0)).toFixed(1)} ms)`),
  ].join(" ");
}

/** A line for a program: the same as JSON. */
export function toJsonLine({ raw, response, time, duration }: Exchange): string {
  return JSON.stringify({
    at: new Date(time).toISOString(),
    method: raw.method,
    path: raw.target,
    operation: response.operation ?? null,
    status: response.status,
    error: response.status < 400 ? null : reasonOf(response.body),
    connection: response.interrupted ?? null,
    duration_ms: Math.round(duration * 1000) / 1000,
  });
}

function colorOf(status: number): Parameters<Paint>[0] {
  if (status < 400) return "green";
  return status < 500 ? "yellow" : "red";
}

// By field where fields are at fault: "slug can't be blank, name is too long".
function reasonOf(body: string): string {
  try {
    const { error, details = {} } = JSON.parse(body);
    const fieldErrors = Object.entries<string[]>(details).map(([field, messages]) => `${field} ${messages.join(", ")}`);
    return fieldErrors.join("; ") || String(error);
  } catch {
    return "the answer is no JSON";
  }
}

// What a client sends must not steer the terminal.
function sanitize(text: string, maxLength: number): string {
  const short = text.length > maxLength ? `${text.slice(0, maxLength)}…` : text;
  return short.replace(/\p{Cc}/gu, "?");
}
