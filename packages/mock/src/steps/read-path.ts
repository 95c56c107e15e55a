import type { OperationPlan } from "../contract/operation-plan.ts";

/** Reads the path's parameters; undefined where one has not its form, so that it names nothing. */
export function readPath({ pathParameters }: OperationPlan, values: string[]): Record<string, string> | undefined {
  const path: Record<string, string> = {};
  for (const [index, { name, isUuid, check }] of pathParameters.entries()) {
    const value = decodeURIComponent(values[index] ?? "");
    if (check(value).length > 0) return undefined;
    // UUIDs are one whatever their case (RFC 9562, section 4).
    path[name] = isUuid ? value.toLowerCase() : value;
  }
  return path;
}
