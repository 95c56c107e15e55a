import type { Writable } from "node:stream";
import { styleText } from "node:util";
import type { Exchange } from "../exchange.ts";
import { type Paint, toJsonLine, toLine } from "./line.ts";

/** How requests are told: a line each, for people or as JSON, or not at all. */
export type LogFormat = "pretty" | "json" | "off";

/** Tells of a request. */
export type Log = (exchange: Exchange) => void;

/**
 * Makes a log that writes a line for each request; undefined where nothing is told. When its reader goes away
 * (`crewkit-mock --log json | head`), it falls silent, and the mock goes on.
 *
 * @throws TypeError for a format that there is none of.
 */
export function createLog(format: LogFormat, stream: Stream = process.stdout): Log | undefined {
  if (!formats.includes(format)) {
    throw new TypeError(`The mock's option log must be pretty, json or off, not ${JSON.stringify(format)}.`);
  }
  if (format === "off") return undefined;
  const paint = wantsColour(stream) ? colour : undefined;
  guard(stream);
  return (exchange) => {
    if (!broken.has(stream)) stream.write(`${format === "json" ? toJsonLine(exchange) : toLine(exchange, paint)}\n`);
  };
}

const formats: readonly LogFormat[] = ["pretty", "json", "off"];

type Stream = Writable & { isTTY?: boolean };

// One listener for each stream, however many mocks write to it.
const guarded = new WeakSet<Stream>();
const broken = new WeakSet<Stream>();

function guard(stream: Stream): void {
  if (guarded.has(stream)) return;
  guarded.add(stream);
  stream.on("error", () => broken.add(stream));
}

// https://no-color.org: any value but the empty one.
function wantsColour({ isTTY }: Stream): boolean {
  return isTTY === true && !process.env.NO_COLOR;
}

const colour: Paint = (name, text) => styleText(name, text, { validateStream: false });
