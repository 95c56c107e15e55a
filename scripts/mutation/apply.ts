import type { SourceMutant } from "./list.ts";

/** The text of a file with a mutant in it; undefined if its line is not there any more. */
export function applyMutant({ context, occurrence, column, from, to }: SourceMutant, text: string): string | undefined {
  const lines = text.split("\n");
  const places = [...lines.keys()].filter((at) => lines[at] === context);
  const line = places[occurrence];
  if (line === undefined) return undefined;
  const start = lines.slice(0, line).reduce((sum, each) => sum + each.length + 1, 0) + column;
  return text.startsWith(from, start) ? text.slice(0, start) + to + text.slice(start + from.length) : undefined;
}
