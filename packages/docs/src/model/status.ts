import type { ErrorMatrix } from "@crewkit/openapi";

/** What a status means, in Markdown: its name as a heading, its cause, its body, what to do, and who lists it. */
export function statusText({ kinds, statuses }: ErrorMatrix, status: string): string {
  const { name, cause, body, caller } = statuses[status] ?? { name: "", cause: "", body: "", caller: "" };
  const listing = kinds.filter((each) => each.statuses.includes(status)).map(({ kind }) => kind);
  const told = [cause, `**The body:** ${body}`, `**What to do:** ${caller}`, listedBy(listing)];
  return [`## ${status} ${name}`, ...told.filter(Boolean)].join("\n\n");
}

function listedBy(kinds: string[]): string {
  if (kinds.length === 0) return "";
  if (kinds.includes("every operation")) return "*Every operation lists it.*";
  return `*Listed by* ${kinds.map((kind) => kind.replace(/^an /, "each ")).join(", and ")}.`;
}
