import type { Oas3Rule } from "@redocly/openapi-core";
import { type Body, bodies, titleOf } from "../../bodies.ts";
import { isRef } from "../../refs.ts";
import { child, entries } from "../../spots.ts";

/** The example of an operation stands in a file that is named after its place; shared errors have theirs inline. */
export const rule: Oas3Rule = () =>
  bodies((body, { report }) => {
    if (body.shared) return;
    if ("example" in body.node) {
      const message = `An example of ${titleOf(body)} has no name. Write it under \`examples\`: ${line(body, "<name>")}.`;
      report({ message, location: body.location.child("example").key() });
    }
    for (const { name, node, location } of entries(child(body, "examples"))) {
      const found = fault(body, name, node);
      if (found) report({ message: `The example \`${name}\` of ${titleOf(body)} ${found}`, location: location.key() });
    }
  });

function fault(body: Body, name: string, node: unknown): string | undefined {
  if (!/^[a-z][A-Za-z0-9]*$/.test(name)) return "is not named in camelCase. Rename it, in openapi/world/examples/ too.";
  if (isRef(node) && node.$ref.endsWith(file(body, name))) return undefined;
  const is = isRef(node) ? "is taken from another place" : "is written in the operation";
  return `${is}. Write ${line(body, name)}, and what it holds in openapi/world/examples/.`;
}

function line(body: Body, name: string): string {
  return `\`${name}: { $ref: ../..${file(body, name)} }\``;
}

function file({ operation, use }: Body, name: string): string {
  const folder = String(operation.tags?.[0]).toLowerCase().replaceAll(" ", "-");
  return `/components/examples/${folder}/${operation.operationId}.${use}.${name}.yaml`;
}
