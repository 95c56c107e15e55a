import type { Rule } from "../../contract.ts";
import type { Node } from "../../node.ts";
import { effectiveSchema } from "../../schemas.ts";

export const rule: Rule = ({ nodes, report }) => {
  for (const parameter of nodes("Parameter")) {
    for (const problem of findProblems(parameter)) {
      report(`The parameter \`${parameter.text("name")}\` ${problem}.`, parameter.location);
    }
  }
};

function findProblems(parameter: Node): string[] {
  const { in: location, required, description } = parameter.object;
  const isShared = parameter.ref !== undefined || parameter.location.pointer.startsWith("#/components/parameters/");
  if (location === "path" && !isShared) {
    return ["is defined inline. Move it to `components/parameters.yaml` and refer to it"];
  }
  if (location !== "query") return [];
  const { default: value } = effectiveSchema(parameter.get("schema")).object;
  return [
    required === undefined ? ["does not declare whether it is required. Add `required: false`"] : [],
    mentionsDefault(description, value)
      ? []
      : [`does not mention its default. Add "Defaults to ${value}." to its description`],
  ].flat();
}

function mentionsDefault(description: unknown, value: unknown): boolean {
  const words = String(description).split(/[^\w.-]+|\.(?=\s|$)/);
  return value === undefined || words.includes(String(value)) || String(description).includes("by default");
}
