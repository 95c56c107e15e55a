export function linesOf(text: string): string[] {
  return text.split(/\r\n?|\n/);
}

/**
 * The lines of a Markdown text with their numbers, counted from 1, without fenced code and comments of several lines:
 * what stands in those is neither heading nor list.
 */
export function* visibleLines(markdown: string): Generator<[number: number, text: string]> {
  let ends: ((line: string) => boolean) | undefined;
  for (const [index, line] of linesOf(markdown).entries()) {
    if (ends) {
      if (ends(line)) ends = undefined;
      continue;
    }
    ends = endOfHidden(line);
    if (!ends) yield [index + 1, line];
  }
}

// What ends the block that a line begins, as CommonMark has it (sections 4.5 and 4.6).
function endOfHidden(line: string): ((line: string) => boolean) | undefined {
  const fence = /^[ \t]*(`{3,}(?=[^`]*$)|~{3,})/.exec(line)?.[1];
  if (fence !== undefined) {
    return (later) => later.trim().startsWith(fence) && new Set(later.trim()).size === 1;
  }
  const isComment = line.trimStart().startsWith("<!--") && !line.includes("-->");
  return isComment ? (later) => later.includes("-->") : undefined;
}
