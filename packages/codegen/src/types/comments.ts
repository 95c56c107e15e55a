import { type Contract, resolve } from "@crewkit/openapi";
import { describeConstraints, type Keywords } from "../constraints.ts";

interface Described extends Keywords {
  description?: unknown;
  default?: unknown;
  schema?: object;
  "x-enumDescriptions"?: Record<string, string>;
  "x-extensible-enum"?: unknown[];
}

/**
 * Appends the meanings of enum values and the constraints to a description, because editors show comments and types,
 * but no other keywords. A parameter also gets the default of its schema.
 */
export function completeDescription(contract: Contract, node: Described | null): Described | null {
  if (typeof node?.description !== "string") return node;
  const { schema } = node;
  const keywords: Described = schema ? (resolve(contract, schema) as Described) : node;
  const meanings = Object.entries(keywords["x-enumDescriptions"] ?? {});
  const constraints = keywords["x-extensible-enum"] ? "" : describeConstraints(keywords).join(", ");
  const paragraphs = [
    node.description,
    meanings.map(([value, meaning]) => `- \`${value}\`: ${meaning}`).join("\n"),
    constraints && `Constraints: ${constraints}.`,
  ];
  const description = paragraphs.filter(Boolean).join("\n\n");
  return keywords.default === undefined
    ? { ...node, description }
    : { ...node, description, default: keywords.default };
}
