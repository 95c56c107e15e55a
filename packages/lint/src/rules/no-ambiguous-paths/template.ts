import type { ValueMatcher } from "./parameters.ts";

export interface Template {
  readonly path: string;
  readonly segments: readonly Segment[];
}

/** A literal (`members`), a parameter (`{id}`) or both (`{id}.json`). */
export interface Segment {
  readonly text: string;
  readonly parameters: readonly string[];
  readonly accepts: ValueMatcher;
  readonly prefix: string;
  readonly suffix: string;
}

export function parseTemplate(path: string, matcherOf: (name: string) => ValueMatcher): Template {
  return { path, segments: path.split("/").map((text) => parseSegment(text, matcherOf)) };
}

export function collide(a: Template, b: Template): boolean {
  return a.segments.length === b.segments.length && a.segments.every((segment, i) => overlap(segment, b.segments[i]));
}

export function isLiteral(segment: Segment): boolean {
  return segment.parameters.length === 0;
}

function overlap(a: Segment, b: Segment | undefined): boolean {
  if (!b) return false;
  if (isLiteral(b)) return a.accepts(b.text);
  if (isLiteral(a)) return b.accepts(a.text);
  // In general, two schemas cannot be compared. Only compare the text around the parameters.
  return isAffix(a.prefix, b.prefix, "startsWith") && isAffix(a.suffix, b.suffix, "endsWith");
}

function isAffix(a: string, b: string, test: "startsWith" | "endsWith"): boolean {
  return a[test](b) || b[test](a);
}

function parseSegment(text: string, matcherOf: (name: string) => ValueMatcher): Segment {
  const parts = text.split(/\{([^}]*)\}/);
  const parameters = parts.filter((_, i) => i % 2 === 1);
  return {
    text,
    parameters,
    accepts: createMatcher(parts, matcherOf),
    prefix: parts[0] ?? "",
    suffix: parts.at(-1) ?? "",
  };
}

function createMatcher(parts: readonly string[], matcherOf: (name: string) => ValueMatcher): ValueMatcher {
  const [literal, name, ...rest] = parts;
  if (name === undefined) return (text) => text === literal;
  const pattern = new RegExp(`^${parts.map((part, i) => (i % 2 === 1 ? "(.+)" : escapeRegExp(part))).join("")}$`);
  // A segment with two parameters can be split in several ways, so their schemas are ignored.
  const acceptsValue = rest.length > 1 ? () => true : matcherOf(name);
  return (text) => {
    const value = pattern.exec(text)?.[1];
    return value !== undefined && acceptsValue(value);
  };
}

function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}
