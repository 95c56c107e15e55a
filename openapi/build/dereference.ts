import { type Contract, parsePointer } from "../src/index.ts";

type Node = Record<string, unknown>;

/**
 * Returns a copy in which each reference is replaced with its target. Keywords next to a `$ref` take precedence over those of the
 * target. A recursive schema keeps its references to itself.
 */
export function dereference(contract: Contract): object {
  const root = contract as unknown as Node;
  return expand(root, []);

  function expand(node: Node, parents: readonly string[]): Node {
    const { $ref, ...siblings } = node;
    if (typeof $ref !== "string")
      return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, expandValue(value, parents)]));
    if (parents.includes($ref)) return node;
    const target = parsePointer($ref).reduce((parent, key) => parent[key] as Node, root);
    return { ...expand(target, [...parents, $ref]), ...siblings };
  }

  function expandValue(value: unknown, parents: readonly string[]): unknown {
    if (Array.isArray(value)) return value.map((item) => expandValue(item, parents));
    return typeof value === "object" && value !== null ? expand(value as Node, parents) : value;
  }
}
