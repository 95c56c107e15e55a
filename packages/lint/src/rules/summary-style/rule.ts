import type { Rule } from "../../contract.ts";

export const rule: Rule = ({ operations, report }) => {
  const owners = new Map<string, string>();
  for (const { name, node } of operations) {
    const summary = node.text("summary");
    const { location } = node.get("summary");
    const owner = owners.get(summary);
    owners.set(summary, owner ?? name);
    if (!summary) continue; // Redocly's `operation-summary` reports a missing summary.
    if (owner) report(`\`${name}\` has the same summary as \`${owner}\`, "${summary}". Make it unique.`, location);
    for (const problem of findProblems(summary)) report(`The summary of \`${name}\` ${problem}.`, location);
  }
};

const maxLength = 60;

function findProblems(summary: string): string[] {
  const length = [...summary].length;
  return [
    ...(/^\p{Lu}/u.test(summary) ? [] : [`does not begin with a capital letter. Write "${capitalize(summary)}"`]),
    ...(/[.!?]$/.test(summary) ? [`ends with punctuation. Write "${summary.slice(0, -1)}"`] : []),
    ...(length > maxLength ? [`has ${length} characters. Shorten it to ${maxLength}`] : []),
  ];
}

function capitalize(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
