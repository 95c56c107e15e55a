import { type Node, rebase, type Source } from "./source.ts";

/**
 * Replaces `allOf` by the keywords of its schemas, in the order of the source, because the types of several generators are
 * clearer without composition. `required` and `properties` are joined. For other keywords, the schema itself takes
 * precedence over `allOf`.
 */
export function mergeAllOf(schema: Source): void {
  if (!Array.isArray(schema.node.allOf)) return;
  const bases = schema.child("allOf").children();
  for (const base of bases) mergeAllOf(base);
  const { allOf: _, ...own } = schema.node;
  const parts = Object.entries(schema.node).flatMap(([key, value]) =>
    key === "allOf" ? bases.map(({ node, file }) => rebase(node, file, schema.file)) : [{ [key]: value }],
  );
  schema.replace([...parts, own].reduce(merge, {}));
}

function merge(base: Node, schema: Node): Node {
  const merged = { ...base, ...schema };
  const [required, properties] = [
    [base.required, schema.required],
    [base.properties, schema.properties],
  ];
  if (required.every(Array.isArray)) merged.required = [...new Set(required.flat())];
  if (properties.every(Boolean)) merged.properties = Object.assign({}, ...properties);
  return merged;
}
