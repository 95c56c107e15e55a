import type { Oas3Parameter, Oas3Rule, UserContext } from "@redocly/openapi-core";
import { isRef } from "../../refs.ts";
import { child, type Node, view } from "../../spots.ts";

/** Path parameters are shared; query parameters state what OpenAPI would else leave to memory. */
export const rule: Oas3Rule = () => ({
  Parameter(parameter: Oas3Parameter, ctx: UserContext) {
    const { location, rawNode, report } = ctx;
    const shared = isRef(rawNode) || location.pointer.startsWith("#/components/parameters/");
    const schema = view(child({ node: { ...parameter }, location }, "schema"), ctx).node;
    for (const found of faults(parameter, schema, shared)) {
      report({ message: `The parameter \`${parameter.name}\` ${found}.`, location: location.key() });
    }
  },
});

function faults({ in: place, required, description }: Oas3Parameter, schema: Node, shared: boolean): string[] {
  if (place === "path" && !shared)
    return ["stands in one path only: move it to `components/parameters/` and refer to it"];
  if (place !== "query") return [];
  const told = tells(description, schema.default);
  return [
    required === undefined ? ["leaves open whether it is required: write `required: false`"] : [],
    told ? [] : [`does not tell its default: say "${schema.default} by default" in its description`],
  ].flat();
}

function tells(description: unknown, value: unknown): boolean {
  const words = String(description).split(/[^\w.-]+|\.(?=\s|$)/);
  return value === undefined || words.includes(String(value)) || String(description).includes("by default");
}
