import type { Rule } from "../../contract.ts";

export const rule: Rule = ({ nodes, report }) => {
  for (const node of nodes("Operation", "Parameter", "Header", "Schema")) {
    const { deprecated, "x-sunset": sunset } = node.object;
    if (!deprecated && sunset === undefined) continue;
    const name = node.text("operationId") || node.text("name") || node.key;
    const problem = findProblem(`\`${name}\``, Boolean(deprecated), sunset);
    if (problem) report(problem, node.get(sunset === undefined ? "deprecated" : "x-sunset").refLocation);
  }
};

function findProblem(name: string, deprecated: boolean, sunset: unknown): string | undefined {
  if (!deprecated) return `${name} has an \`x-sunset\`, but is not deprecated. Add \`deprecated: true\`.`;
  if (!isDate(sunset)) {
    return `${name} is deprecated, but has no removal date. Add \`x-sunset: YYYY-MM-DD\`, at least six months from now.`;
  }
  if (sunset < today()) {
    return `${name} is past its sunset date, ${sunset}. Remove it as described in openapi/VERSIONING.md, or set a later date.`;
  }
  return undefined;
}

function isDate(value: unknown): value is string {
  // `Date.parse` turns February 30 into March 2.
  const time = typeof value === "string" && /^\d{4}-\d\d-\d\d$/.test(value) ? Date.parse(value) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value as string);
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
