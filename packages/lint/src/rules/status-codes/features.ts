import type { Node } from "../../node.ts";
import { listParameters, type Operation } from "../../operations.ts";

/** A feature in `has` of `x-error-matrix`: true if an operation has it. */
export type Feature = (operation: Operation, root: Node) => boolean;

const features = new Map<string, Feature>([
  ["operationId", ({ node }) => node.has("operationId")],
  ["parameters", (operation) => listParameters(operation).length > 0],
  ["path parameters", ({ path }) => path.includes("{")],
  ["requestBody", ({ node }) => node.has("requestBody")],
  ["security", ({ node }, root) => requiresToken((node.has("security") ? node : root).get("security"))],
]);

/** The names of features, in addition to keys that begin with `x-`. */
export const featureNames: readonly string[] = [...features.keys()];

export function getFeature(name: string): Feature | undefined {
  return name.startsWith("x-") ? ({ node }) => node.has(name) : features.get(name);
}

/** False for `[]` and `[{}]`. */
function requiresToken(security: Node): boolean {
  return security.items().some((requirement) => requirement.keys().length > 0);
}
