import type { OperationPlan } from "../contract/operation-plan.ts";

/** Parses the path parameters. Returns undefined if one is invalid: no record can have an invalid id. */
export function readPath({ pathParameters }: OperationPlan, values: string[]): Record<string, string> | undefined {
  const path: Record<string, string> = {};
  for (const [index, { name, isUuid, check }] of pathParameters.entries()) {
    const value = decodeURIComponent(values[index] ?? "");
    if (check(value).length > 0) return undefined;
    // UUIDs are case-insensitive (RFC 9562, section 4).
    path[name] = isUuid ? value.toLowerCase() : value;
  }
  return path;
}
