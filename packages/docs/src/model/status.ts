import type { ErrorMatrix } from "./error-matrix.ts";

/** Returns a status with its name: `404 Not Found`. */
export function statusTitle(statuses: Record<string, { name: string }>, status: string | number): string {
  return `${status} ${statuses[status]?.name ?? ""}`.trim();
}

export function statusMarkdown({ kinds, statuses }: ErrorMatrix, status: string): string {
  const { name, cause, body, caller } = statuses[status] ?? { name: "", cause: "", body: "", caller: "" };
  const documentingKinds = kinds.filter((each) => each.statuses.includes(status)).map(({ kind }) => kind);
  const paragraphs = [cause, `**Body:** ${body}`, `**What to do:** ${caller}`, appliesTo(documentingKinds)];
  return [`## ${status} ${name}`, ...paragraphs.filter(Boolean)].join("\n\n");
}

function appliesTo(kinds: string[]): string {
  if (kinds.length === 0) return "";
  if (kinds.includes("every operation")) return "**Applies to:** every operation.";
  return `**Applies to:** ${kinds.map((kind) => kind.replace(/^an /, "each ")).join(", and ")}.`;
}
