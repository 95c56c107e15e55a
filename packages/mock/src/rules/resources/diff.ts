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
  const removed = structuredPatch("", "", from, "");
  const added = structuredPatch("", "", "", to);
  const lines = [...removed.hunks, ...added.hunks].flatMap((hunk) => hunk.lines);
  const count = (sign: string) => lines.filter((line) => line.startsWith(sign)).length;
  return { oldStart: 1, oldLines: count("-"), newStart: 1, newLines: count("+"), lines };
}

function rangesOf({ oldStart, oldLines, newStart, newLines }: Hunk): string {
  return `@@ -${range(oldStart, oldLines)} +${range(newStart, newLines)} @@`;
}

// A range of one line is its number. An empty range has the number of the line before it (POSIX, diff, unified format).
function range(start: number, lines: number): string {
  if (lines === 1) return String(start);
  return `${lines === 0 ? start - 1 : start},${lines}`;
}
