import { structuredPatch } from "diff";
import type { Schemas } from "../../contract/values.ts";
import type { Tables } from "../../store/tables.ts";

type Version = Pick<Tables["versions"], "version_number" | "content">;

type VersionDiff = Pick<Schemas["ResourceDiff"], "added_lines" | "removed_lines" | "diff">;

export function diffVersions(from: Version, to: Version): VersionDiff {
  const header = `--- version ${from.version_number}\n+++ version ${to.version_number}\n`;
  const patch = structuredPatch("", "", from.content, to.content, "", "", { context: 3, maxEditLength });
  if (!patch) return replaceContent(header, from.content, to.content);
  const lines = patch.hunks.flatMap((hunk) => hunk.lines);
  const text = patch.hunks.flatMap((hunk) => [rangesOf(hunk), ...hunk.lines]).join("\n");
  return {
    added_lines: lines.filter((line) => line.startsWith("+")).length,
    removed_lines: lines.filter((line) => line.startsWith("-")).length,
    diff: text && `${header}${text}\n`,
  };
}

// If more lines change, the diff replaces the whole content, because the search takes quadratic time.
const maxEditLength = 1000;

function replaceContent(header: string, from: string, to: string): VersionDiff {
  const [removed_lines, added_lines] = [countLines(from), countLines(to)];
  const ranges = rangesOf({ oldStart: 1, oldLines: removed_lines, newStart: 1, newLines: added_lines });
  const diff = `${header}${ranges}\n${prefixLines("-", from)}${prefixLines("+", to)}`;
  return { added_lines, removed_lines, diff };
}

function countLines(content: string): number {
  const count = content.split("\n").length;
  return content === "" || content.endsWith("\n") ? count - 1 : count;
}

function prefixLines(sign: string, content: string): string {
  if (content === "") return "";
  const lines = sign + content.replaceAll("\n", `\n${sign}`);
  return content.endsWith("\n") ? lines.slice(0, -1) : `${lines}\n\\ No newline at end of file\n`;
}

type Ranges = Record<"oldStart" | "oldLines" | "newStart" | "newLines", number>;

function rangesOf({ oldStart, oldLines, newStart, newLines }: Ranges): string {
  return `@@ -${range(oldStart, oldLines)} +${range(newStart, newLines)} @@`;
}

// A range of one line is its number. An empty range has the number of the line before it (POSIX, diff, unified format).
function range(start: number, lines: number): string {
  if (lines === 1) return String(start);
  return `${lines === 0 ? start - 1 : start},${lines}`;
}
