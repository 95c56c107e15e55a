import { type Operation, parametersOf } from "../../operations.ts";
import type { Place } from "../../place.ts";

/** Whether an operation has what a kind of `x-error-matrix` names. */
export type Feature = (operation: Operation, root: Place) => boolean;

const features = new Map<string, Feature>([
  ["operationId", ({ place }) => place.has("operationId")],
  ["parameters", (operation) => parametersOf(operation).length > 0],
  ["path parameters", ({ path }) => path.includes("{")],
  ["requestBody", ({ place }) => place.has("requestBody")],
  ["security", ({ place }, root) => demands((place.has("security") ? place : root).get("security"))],
]);

/** What `has` can name, beside every key that begins with `x-`. */
export const known: readonly string[] = [...features.keys()];

export function featureOf(name: string): Feature | undefined {
  return name.startsWith("x-") ? ({ place }) => place.has(name) : features.get(name);
}

/** `[]` demands nothing, and neither does the empty requirement `{}`. */
function demands(security: Place): boolean {
  return security.items().some((requirement) => requirement.keys().length > 0);
}
