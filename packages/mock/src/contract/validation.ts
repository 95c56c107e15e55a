import type { Contract } from "@crewkit/openapi";
import type { ErrorObject } from "ajv";
import { lazy } from "./memoize.ts";

/** Says what is wrong with a value: an empty list where nothing is. Fills in the defaults of the value's fields. */
export type SchemaCheck = (value: unknown) => ErrorObject[];

export interface SchemaChecks {
  document: Contract;
  /** The check of a schema whose references lead into the document, compiled when it is first used. */
  of(schema: object): SchemaCheck;
}

/** Gives the checks of a document: the same ones each time. */
export type GetChecks = (document: Contract) => SchemaChecks;

/** Whether a value is as a schema says, and if not, why: what Ajv compiles a schema to. */
export interface Validate {
  (value: unknown): boolean;
  errors?: ErrorObject[] | null;
}

/** How many faults of a value are told: the first, or all. */
export type ErrorLimit = "first" | "all";

// Where a value has more parts than this, only its first fault is told: a list of a million wrong items would make a
// million, and to see whether as many are unique takes minutes.
const manyParts = 5000;

/** Makes the checks of a document by a way to get its schemas compiled. */
export function createChecks(
  document: Contract,
  compile: (schema: object, errorLimit: ErrorLimit) => Validate,
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

// Without recursion: a value can be deep too.
function isLarge(value: unknown): boolean {
  const parts = [value];
  for (let seen = 0; seen < parts.length; seen++) {
    const part = parts[seen];
    if (typeof part !== "object" || part === null) continue;
    const inner: unknown[] = Array.isArray(part) ? part : Object.values(part);
    if (parts.length + inner.length > manyParts) return true;
    parts.push(...inner);
  }
  return false;
}
