import type { Contract, ErrorMatrix } from "@crewkit/openapi";

/** The contract with its `x-error-matrix` told to readers: a chapter "Statuses and errors" ends the introduction. */
export function withErrors(contract: Contract): Contract {
  const { "x-error-matrix": matrix } = contract;
  if (!matrix) return contract;
  const description = [contract.info.description, chapter(matrix)].join("\n\n");
  return { ...contract, info: { ...contract.info, description } };
}

function chapter({ kinds, statuses }: ErrorMatrix): string {
  const sections = Object.entries(statuses).map(([status, { name, cause, body, caller }]) => {
    const listing = kinds.filter((each) => each.statuses.includes(status)).map(({ kind }) => kind);
    const told = [cause, `**The body:** ${body}`, `**What to do:** ${caller}`, listedBy(listing)];
    return [`## ${status} ${name}`, ...told.filter(Boolean)].join("\n\n");
  });
  return ["# Statuses and errors", preface, ...sections].join("\n\n");
}

const preface = "These are all the statuses that an operation answers with. Each operation lists its own.";

function listedBy(kinds: string[]): string {
  if (kinds.length === 0) return "";
  if (kinds.includes("every operation")) return "*Every operation lists it.*";
  return `*Listed by* ${kinds.map((kind) => kind.replace(/^an /, "each ")).join(", and ")}.`;
}
