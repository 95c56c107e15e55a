import type { Rule } from "../../contract.ts";

/** Summaries are short titles, all different: the docs list operations by them. */
export const rule: Rule = ({ operations, report }) => {
  const users = new Map<string, string>();
  for (const { name, place } of operations) {
    const summary = place.text("summary");
    const { at } = place.get("summary");
    const user = users.get(summary);
    users.set(summary, user ?? name);
    if (!summary) continue; // A stock rule asks for one.
    if (user) report(`\`${name}\` has the summary of \`${user}\`, "${summary}". Say what is different.`, at);
    for (const fault of faultsOf(summary)) report(`The summary of \`${name}\` ${fault}.`, at);
  }
};

const longest = 60;

function faultsOf(summary: string): string[] {
  const length = [...summary].length;
  return [
    ...(/^\p{Lu}/u.test(summary) ? [] : [`does not begin with a capital. Write "${capitalized(summary)}"`]),
    ...(/[.!?]$/.test(summary) ? [`ends as a sentence does. Write "${summary.slice(0, -1)}"`] : []),
    ...(length > longest ? [`has ${length} characters. Say it in ${longest}`] : []),
  ];
}

function capitalized(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
