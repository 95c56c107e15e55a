import type { ResourceDiff } from "@crewkit/types";
import { structuredPatch } from "diff";
import type { Tables } from "../../store/tables.ts";

type Version = Pick<Tables["versions"], "version_number" | "content">;

type VersionDiff = Pick<ResourceDiff, "added_lines" | "removed_lines" | "diff">;

export function diffVersions(from: Version, to: Version): VersionDiff {
  const patch = structuredPatch("", "", from.content, to.content, "", "", { context: 3, maxEditLength });
  const hunks = patch?.hunks ?? [replacement(from.content, to.content)];
  const lines = hunks.flatMap((hunk) => hunk.lines);
  const header = [`--- version ${from.version_number}`, `+++ version ${to.version_number}`];
  const text = [...header, ...hunks.flatMap((hunk) => [rangesOf(hunk), ...hunk.lines])].join("\n");
  return {
    added_lines: lines.filter((line) => line.startsWith("+")).length,
    removed_lines: lines.filter((line) => line.startsWith("-")).length,
    diff: hunks.length === 0 ? "" : `${text}\n`,
  };
}

type Hunk = ReturnType<typeof structuredPatch>["hunks"][number];

// If more lines change, the diff replaces the whole content, because the search takes quadratic time.
const maxEditLength = 1000;

function replacement(from: string, to: string): Hunk {
  const [removed, added] = [splitLines(from), splitLines(to)];
  const lines = [...formatLines("-", removed), ...formatLines("+", added)];
  return { oldStart: 1, oldLines: removed.length, newStart: 1, newLines: added.length, lines };
}

/** Splits content into lines, each with its line feed except possibly the last. */
function splitLines(content: string): string[] {
  return content.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function formatLines(sign: string, lines: string[]): string[] {
  return lines.flatMap((line) => (line.endsWith("\n") ? sign + line.slice(0, -1) : [sign + line, noNewline]));
}

const noNewline = "\\ No newline at end of file";

function rangesOf({ oldStart, oldLines, newStart, newLines }: Hunk): string {
  return `@@ -${range(oldStart, oldLines)} +${range(newStart, newLines)} @@`;
}

// A range of one line is its number. An empty range has the number of the line before it (POSIX, diff, unified format).
function range(start: number, lines: number): string {
  if (lines === 1) return String(start);
  return `${lines === 0 ? start - 1 : start},${lines}`;
}
