import type { Location } from "@redocly/openapi-core";
import { isRequest, listBodies } from "../../bodies.ts";
import type { Rule } from "../../contract.ts";

export const rule: Rule = ({ operations, nodes, report }) => {
  const others = new Set(nodes("Parameter", "Header", "Response").map(({ componentName }) => componentName));
  for (const { componentName: name, location } of nodes("Schema")) {
    if (name === undefined) continue;
    const shared = others.has(name)
      ? "has the name of a parameter, header or response. Rename that component."
      : undefined;
    const problem = findProblem(name) ?? shared ?? (hasValidLocation(location) ? undefined : misplaced(name));
    if (problem) report(`The schema \`${name}\` ${problem}`, location);
  }
  for (const { operation, schema } of listBodies(operations).filter(isRequest)) {
    const [, verb, noun] = /^(create|update)([A-Z].*)$/.exec(operation.name) ?? [];
    if (!verb) continue;
    const suffix = verb === "create" ? "Create" : "Update";
    const name = schema.componentName;
    if (name?.endsWith(suffix)) continue;
    const message = `The request body of \`${operation.name}\` is ${name ? `\`${name}\`` : "an inline schema"}.`;
    report(`${message} Refer to a separate schema with a name like \`${noun}${suffix}\`.`, schema.refLocation);
  }
};

function hasValidLocation({ source, pointer }: Location): boolean {
  if (pointer !== "#/") return /^#\/components\/schemas\/[^/]+$/.test(pointer);
  return /\/components\/schemas\/[^/]+\/[^/]+\.yaml$/.test(source.absoluteRef);
}

function misplaced(name: string): string {
  return `is in the wrong folder. Move it to \`components/schemas/<tag>/${name}.yaml\`.`;
}

const utilityTypes = new Set([
  "Awaited",
  "Exclude",
  "Extract",
  "NonNullable",
  "Omit",
  "Parameters",
  "Partial",
  "Pick",
  "Readonly",
  "Record",
  "Required",
  "ReturnType",
]);

export function findProblem(name: string): string | undefined {
  if (!/^[A-Z][A-Za-z0-9]*$/.test(name)) return "is not in PascalCase. Name it like `SessionTask`.";
  if (name in globalThis || utilityTypes.has(name)) {
    return `has the name of a built-in type. Add a word to the name, as in \`ErrorResponse\`.`;
  }
  return undefined;
}
