import type { UserContext } from "@redocly/openapi-core";
import { isRef } from "./refs.ts";
import { isNode, type Node } from "./spots.ts";

export interface Nesting<T> {
  readonly current: () => T;
  readonly enter: (schema: object, ctx: UserContext) => void;
  readonly leave: () => void;
}

/** Keeps a value along the schemas that are written inside each other; behind a `$ref` it starts anew. */
export function nesting<T>(start: T, step: (outer: T, schema: Node) => T): Nesting<T> {
  const open: T[] = [];
  const current = (): T => open.at(-1) ?? start;
  return {
    current,
    enter(schema: object, { rawNode }: UserContext): void {
      const outer = isRef(rawNode) ? start : current();
      open.push(isNode(schema) ? step(outer, schema) : outer);
    },
    leave(): void {
      open.pop();
    },
  };
}
