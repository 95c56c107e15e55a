import type { Rule } from "../../contract.ts";
import type { Place } from "../../place.ts";
import { view } from "../../schemas.ts";

/** Path parameters are shared; query parameters state what OpenAPI would else leave to memory. */
export const rule: Rule = ({ every, report }) => {
  for (const parameter of every("Parameter")) {
    for (const fault of faultsOf(parameter))
      report(`The parameter \`${parameter.text("name")}\` ${fault}.`, parameter.at);
  }
};

function faultsOf(parameter: Place): string[] {
  const { in: place, required, description } = parameter.map;
  const isShared = parameter.ref !== undefined || parameter.at.pointer.startsWith("#/components/parameters/");
  if (place === "path" && !isShared)
    return ["stands in one path only: move it to `components/parameters.yaml` and refer to it"];
  if (place !== "query") return [];
  const { default: value } = view(parameter.get("schema")).map;
  return [
    required === undefined ? ["leaves open whether it is required: write `required: false`"] : [],
    tells(description, value) ? [] : [`does not tell its default: say "${value} by default" in its description`],
  ].flat();
}

function tells(description: unknown, value: unknown): boolean {
  const words = String(description).split(/[^\w.-]+|\.(?=\s|$)/);
  return value === undefined || words.includes(String(value)) || String(description).includes("by default");
}
