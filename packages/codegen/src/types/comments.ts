import ts from "typescript";

/**
 * Puts the description first in each comment. openapi-typescript writes it as `@description`, which editors show last.
 * Leaves out `@enum` and `@constant`, which the types already say.
 */
export function tidyComments(node: ts.Node): void {
  const comments = ts.getSyntheticLeadingComments(node);
  const tidy = comments?.map((comment) => ({ ...comment, text: tidyText(comment.text) })).filter(({ text }) => text);
  if (tidy) ts.setSyntheticLeadingComments(node, tidy);
  ts.forEachChild(node, tidyComments);
}

// The text between `/*` and `*/`: a single entry, or one per line.
function tidyText(text: string): string {
  const entries = text
    .replace(/^\*\s+(\* )?/, "")
    .trimEnd()
    // openapi-typescript indents the further lines of an entry by four spaces.
    .split(/\n \* (?! {4})/)
    .map((entry) => entry.replaceAll(/\n \* {5}/g, "\n * ").replaceAll(/ +$/gm, ""));
  const kept = entries.filter((entry) => !/^@(enum|constant)\b/.test(entry));
  const description = kept.find((entry) => entry.startsWith("@description "));
  const is = (test: RegExp) => kept.filter((entry) => entry !== description && test.test(entry));
  // A summary, if there is one, comes first.
  const paragraphs = [
    ...is(/^(?!@|Format: )/),
    ...(description ? [description.slice("@description ".length)] : []),
    ...is(/^Format: /),
    is(/^@/).join("\n * "),
  ].filter((paragraph) => paragraph !== "");
  const all = paragraphs.join("\n *\n * ");
  return all.includes("\n") ? `*\n * ${all}\n ` : all && `* ${all} `;
}
