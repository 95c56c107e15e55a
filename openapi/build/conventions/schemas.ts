import { type Node, rebase, type Source } from "./source.ts";

/**
 * Replaces `allOf` by the keywords of its schemas, because generated types are clearer without composition. `required` and
 * `properties` are joined; for other keywords, the schema itself takes precedence, then the last schema in `allOf`.
 */
export function mergeAllOf(schema: Source): void {
  if (!Array.isArray(schema.node.allOf)) return;
  const bases = schema.child("allOf").children();
  for (const base of bases) mergeAllOf(base);
  const { allOf: _, ...own } = schema.node;
  schema.replace([...bases.map((base) => rebase(base.node, base.file, schema.file)), own].reduce(merge, {}));
}

function merge(base: Node, schema: Node): Node {
  const merged = { ...base, ...schema };
  if (base.required && schema.required)
    merged.required = [...new Set([...(base.required as string[]), ...(schema.required as string[])])];
  if (base.properties && schema.properties)
    merged.properties = { ...(base.properties as Node), ...(schema.properties as Node) };
  return merged;
}
