import { formatPointer } from "@crewkit/openapi";
import type { RawChange } from "./change.ts";

/** Tells of a path that came or went as of its operations: they are what callers know. */
export function splitPathItems(changes: RawChange[]): RawChange[] {
  return changes.flatMap((change) => {
    const item = change.revision?.value ?? change.base?.value;
    if (change.typeName !== "PathItem" || change.property !== undefined || !item) return [change];
    const methods = Object.keys(item).filter((key) => isMethod.test(key));
    return methods.map((method) => ({
      ...change,
      path: change.path + formatPointer([method]),
      typeName: "Operation",
    }));
  });
}

const isMethod = /^(get|put|post|delete|options|head|patch|trace)$/;
