import type { Contract } from "@crewkit/openapi";

/**
 * A copy of a contract whose lists hold few items. Prism makes up as many as a schema allows: a hierarchy of 100
 * conversations with 1,000 tasks each took it most of a minute, in which the mock answered nobody.
 */
export function shortenLists(contract: Contract): Contract {
  return JSON.parse(JSON.stringify(contract), (_, value) =>
    isBounded(value) ? { ...value, maxItems: Math.min(value.maxItems, Math.max(value.minItems ?? 0, few)) } : value,
  );
}

const few = 3;

function isBounded(schema: unknown): schema is { maxItems: number; minItems?: number } {
  return typeof (schema as { maxItems?: unknown } | null)?.maxItems === "number";
}
