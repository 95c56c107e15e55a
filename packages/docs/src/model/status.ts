import type { ErrorMatrix } from "@crewkit/openapi";

/** What a status means, in Markdown: its name as a heading, its cause, its body, what to do, and who lists it. */
export function statusMarkdown({ kinds, statuses }: ErrorMatrix, status: string): string {
  const { name, cause, body, caller } = statuses[status] ?? { name: "", cause: "", body: "", caller: "" };
  const listingKinds = kinds.filter((each) => each.statuses.includes(status)).map(({ kind }) => kind);
  const paragraphs = [cause, `**The body:** ${body}`, `**What to do:** ${caller}`, listedBy(listingKinds)];
  return [`## ${status} ${name}`, ...paragraphs.filter(Boolean)].join("\n\n");
}

function listedBy(kinds: string[]): string {
  if (kinds.length === 0) return "";
  if (kinds.includes("every operation")) return "*Every operation lists it.*";
  return `*Listed by* ${kinds.map((kind) => kind.replace(/^an /, "each ")).join(", and ")}.`;
}
