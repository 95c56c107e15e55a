import ts from "typescript";

/**
 * Moves the description to the top of each comment. openapi-typescript writes it as `@description`, which editors show
 * last. Removes `@enum` and `@constant`, which repeat the types.
 */
export function tidyComments(node: ts.Node): void {
  const comments = ts.getSyntheticLeadingComments(node);
  const tidy = comments?.map((comment) => ({ ...comment, text: tidyText(comment.text) })).filter(({ text }) => text);
  if (tidy) ts.setSyntheticLeadingComments(node, tidy);
  ts.forEachChild(node, tidyComments);
}

// The text contains one entry per line, with indented continuation lines.
function tidyText(text: string): string {
  const entries = text
    .replace(/^\*\s+(\* )?/, "")
    .trimEnd()
    // openapi-typescript indents continuation lines of an entry by four spaces.
    .split(/\n \* (?! {4})/)
    .map((entry) => entry.replaceAll(/\n \* {5}/g, "\n * ").replaceAll(/ +$/gm, ""));
  const kept = entries.filter((entry) => !/^@(enum|constant)\b/.test(entry));
  const description = kept.find((entry) => entry.startsWith("@description "));
  const entriesMatching = (test: RegExp) => kept.filter((entry) => entry !== description && test.test(entry));
  const paragraphs = [
    ...entriesMatching(/^(?!@|Format: )/),
    ...(description ? [description.slice("@description ".length)] : []),
    ...entriesMatching(/^Format: /),
    entriesMatching(/^@/).join("\n * "),
  ].filter((paragraph) => paragraph !== "");
  const all = paragraphs.join("\n *\n * ");
  return all.includes("\n") ? `*\n * ${all}\n ` : all && `* ${all} `;
}
