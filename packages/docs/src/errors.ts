import type { Contract, ErrorMatrix } from "@crewkit/openapi";

/** The contract with its `x-error-matrix` told to readers: a chapter "Errors" at the end of the introduction. */
export function withErrors(contract: Contract): Contract {
  const { "x-error-matrix": matrix } = contract;
  if (!matrix) return contract;
  const description = [contract.info.description, chapter(matrix)].join("\n\n");
  return { ...contract, info: { ...contract.info, description } };
}

function chapter({ kinds, statuses }: ErrorMatrix): string {
  const rows = Object.entries(statuses).map(([status, { name, cause, body, caller }]) => {
    const where = kinds.filter((each) => each.statuses.includes(status)).map(({ kind }) => kind);
    const documented = where.length > 0 ? `\n\n*Documented by* ${where.join("; ")}.` : "";
    return `## ${status} ${name}\n\n${cause}\n\n**The body:** ${body}\n\n**What to do:** ${caller}${documented}`;
  });
  return ["# Statuses and errors", "No operation answers with any other status.", ...rows].join("\n\n");
}
