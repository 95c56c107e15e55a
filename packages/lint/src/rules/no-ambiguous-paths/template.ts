import type { Accepts } from "./parameters.ts";

/** A path as the contract writes it, split at its slashes. */
export interface Template {
  readonly path: string;
  readonly segments: readonly Segment[];
}

/** A literal (`members`), a parameter (`{id}`) or a mixture (`{id}.json`). */
export interface Segment {
  readonly text: string;
  readonly parameters: readonly string[];
  /** Whether a text in a URL can stand here. */
  readonly accepts: Accepts;
  readonly prefix: string;
  readonly suffix: string;
}

export function parseTemplate(path: string, parameter: (name: string) => Accepts): Template {
  return { path, segments: path.split("/").map((text) => parseSegment(text, parameter)) };
}

/** Whether one URL can match both. */
export function collide(a: Template, b: Template): boolean {
  return a.segments.length === b.segments.length && a.segments.every((segment, i) => meet(segment, b.segments[i]));
}

export function isLiteral(segment: Segment): boolean {
  return segment.parameters.length === 0;
}

function meet(a: Segment, b: Segment | undefined): boolean {
  if (!b) return false;
  if (isLiteral(b)) return a.accepts(b.text);
  if (isLiteral(a)) return b.accepts(a.text);
  // Two schemas can't be compared in general: only what is written around the parameters tells them apart.
  return either(a.prefix, b.prefix, "startsWith") && either(a.suffix, b.suffix, "endsWith");
}

function either(a: string, b: string, test: "startsWith" | "endsWith"): boolean {
  return a[test](b) || b[test](a);
}

function parseSegment(text: string, parameter: (name: string) => Accepts): Segment {
  const pieces = text.split(/\{([^}]*)\}/);
  const parameters = pieces.filter((_, i) => i % 2 === 1);
  return {
    text,
    parameters,
    accepts: accepts(pieces, parameter),
    prefix: pieces[0] ?? "",
    suffix: pieces.at(-1) ?? "",
  };
}

function accepts(pieces: readonly string[], parameter: (name: string) => Accepts): Accepts {
  const [literal, name, ...more] = pieces;
  if (name === undefined) return (text) => text === literal;
  const shape = new RegExp(`^${pieces.map((piece, i) => (i % 2 === 1 ? "(.+)" : quote(piece))).join("")}$`);
  // Two parameters can share a text in many ways, so there the shape alone decides.
  const holds = more.length > 1 ? () => true : parameter(name);
  return (text) => {
    const held = shape.exec(text)?.[1];
    return held !== undefined && holds(held);
  };
}

function quote(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}
