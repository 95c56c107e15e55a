import type { Contract } from "@crewkit/openapi";
import type { ErrorObject } from "ajv";
import { lazy } from "../base/memoize.ts";

/** Returns the validation errors of a value, and sets the defaults of its fields. */
export type SchemaCheck = (value: unknown) => ErrorObject[];

export interface SchemaChecks {
  document: Contract;
  /** The check of a schema, compiled on first use. References point into the document. */
  of(schema: object): SchemaCheck;
}

export type GetChecks = (document: Contract) => SchemaChecks;

export interface CompiledSchema {
  (value: unknown): boolean;
  errors?: ErrorObject[] | null;
}

export type ErrorLimit = "first" | "all";

// For larger values, only report the first error. A list of a million invalid items would have a million errors.
const maxNodes = 5000;

export function createChecks(
  document: Contract,
  compile: (schema: object, errorLimit: ErrorLimit) => CompiledSchema,
): SchemaChecks {
  return {
    document,
    of(schema) {
      const isValid = lazy(() => compile(schema, "first"));
      const checkAll = lazy(() => compile(schema, "all"));
      return (value) => {
        if (isValid()(value)) return [];
        if (isLarge(value)) return isValid().errors?.slice(0, 1) ?? [];
        checkAll()(value);
        return checkAll().errors ?? [];
      };
    },
  };
}

// Not recursive, because a value can be deeply nested.
function isLarge(value: unknown): boolean {
  const nodes = [value];
  for (let seen = 0; seen < nodes.length; seen++) {
    const node = nodes[seen];
    if (typeof node !== "object" || node === null) continue;
    const children: unknown[] = Array.isArray(node) ? node : Object.values(node);
    if (nodes.length + children.length > maxNodes) return true;
    nodes.push(...children);
  }
  return false;
}
