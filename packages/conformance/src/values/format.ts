import leven from "leven";
import type { Failure } from "../base/failure.ts";
import { isObject } from "./json.ts";

export type FailureText = Pick<Failure, "message" | "rule">;

/**
 * Creates the message and the rule of a failure. Names that belong to the rule need `inRule`.
 *
 * @example
 * text`Expected ${inRule("name")} to be ${1}.`; // { message: "Expected name to be 1.", rule: "Expected name to be …." }
 */
export function text(strings: TemplateStringsArray, ...values: readonly unknown[]): FailureText {
  const texts = values.map((value) => (isObject(value) && "rule" in value ? value : { message: value, rule: "…" }));
  const join = (key: keyof FailureText) => String.raw({ raw: strings }, ...texts.map((each) => each[key]));
  return { message: join("message"), rule: join("rule") };
}

/** Keeps a name or another part of a message in the rule. */
export function inRule(part: string | FailureText): FailureText {
  return typeof part === "string" ? { message: part, rule: part } : part;
}

/** Like `formatList`. The rule has the first three different rules. */
export function joinTexts(texts: readonly FailureText[], separator: string = "; "): FailureText {
  const rules = new Set(texts.map(({ rule }) => rule));
  const messages = texts.map(({ message }) => message);
  return { message: formatList(messages, separator), rule: [...rules].slice(0, 3).join(separator) };
}

/** `640 ms`, `3.2 s`, `4 min 5 s`, `2 h 3 min`. */
export function formatDuration(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  const seconds = milliseconds / 1000;
  if (seconds < 60) return `${Number(seconds.toFixed(1))} s`;
  const [minutes, rest] = [Math.floor(seconds / 60), Math.floor(seconds % 60)];
  if (minutes < 60) return rest === 0 ? `${minutes} min` : `${minutes} min ${rest} s`;
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

const lineLength = 80;

/** Formats a value as JSON, truncated to one line. */
export function formatValue(value: unknown, maxLength: number = lineLength): string {
  const text = typeof value === "string" && /^\s*[{[]/.test(value) ? value : (JSON.stringify(value) ?? "nothing");
  return truncate(text, maxLength);
}

export function truncate(text: string, maxLength: number = lineLength): string {
  return text.length > maxLength ? `${cut(text, maxLength - 1)}…` : text;
}

/** Like `slice`, but does not cut a character outside the BMP in two. */
export function cut(text: string, length: number): string {
  return text.slice(0, length).replace(/[\ud800-\udbff]$/, "");
}

/** Joins the first three phrases, each truncated to two lines, and adds the number of others. */
export function formatList(phrases: readonly string[], separator: string = ", "): string {
  const first = phrases.slice(0, 3).map((phrase) => truncate(phrase, 2 * lineLength));
  const rest = phrases.length - first.length;
  return [...first, ...(rest > 0 ? [`and ${rest} more`] : [])].join(separator);
}

/** Undefined if no candidate is similar enough. Of equally similar candidates, prefers one of the same length. */
export function closestName(name: string, candidates: readonly string[]): string | undefined {
  const letters = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, "");
  const close = candidates.map((each) => ({
    each,
    distance: leven(letters(name), letters(each)),
    difference: Math.abs(each.length - name.length),
  }));
  const [best] = close.toSorted((a, b) => a.distance - b.distance || a.difference - b.difference);
  return best && best.distance <= Math.max(2, name.length / 3) ? best.each : undefined;
}
