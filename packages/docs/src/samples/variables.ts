import { variableOf } from "@crewkit/codegen/typescript";
import type { Contract } from "@crewkit/openapi";

/** Returns the names of the variables in a value, written as `"$NAME"`. */
export function variableNames(value: unknown): string[] {
  const found = (JSON.stringify(value) ?? "").matchAll(/"\$([A-Z_]+)"/g);
  return [...new Set([...found].map(([, name = ""]) => name))];
}

/** Replaces `"$NAME"` in a value with the value of the variable. */
export function fillVariables<Value>(value: Value, values: Record<string, unknown>): Value {
  return mapStrings(value, (text) => {
    const name = variableOf(text);
    return name === undefined ? text : values[name];
  });
}

/** Returns the ID of the samples' organization, from the contract's example of the path parameter `org_id`. */
export function organizationIdOf({ components }: Contract): string {
  const { OrgId } = components?.parameters ?? {};
  return String(OrgId && "example" in OrgId && OrgId.example);
}

/** Replaces an organization's ID in a value with the variable `$ORG`. */
export function useOrganizationVariable<Value>(value: Value, organizationId: string): Value {
  return mapStrings(value, (text) => (text === organizationId ? "$ORG" : text));
}

function mapStrings<Value>(value: Value, map: (text: string) => unknown): Value {
  if (value === undefined) return value;
  return JSON.parse(JSON.stringify(value), (_, each) => (typeof each === "string" ? map(each) : each));
}
