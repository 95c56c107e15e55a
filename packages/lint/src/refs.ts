import type { Referenced, UserContext } from "@redocly/openapi-core";

/** A node and the file it stands in: its relative `$ref`s count from there. */
export interface Placed<T> {
  readonly node: T;
  readonly file: string;
}

/** What a node or its `$ref` stands for; undefined where nothing is there, which another rule reports. */
export function follow<T extends object>(
  { node, file }: Placed<Referenced<T>>,
  ctx: UserContext,
): Placed<T> | undefined {
  if (!isRef(node)) return node ? { node, file } : undefined;
  const target = ctx.resolve<T>(node, file);
  return target.node && target.location && { node: target.node, file: target.location.source.absoluteRef };
}

/** A schema with every `$ref` replaced by what it means, whatever file that stands in. */
export function inline(schema: Placed<unknown>, ctx: UserContext, open: readonly unknown[] = []): unknown {
  const { node, file } = schema;
  if (isRef(node)) return { allOf: conjuncts(schema as Placed<Ref>, ctx, open) };
  const child = (value: unknown) => inline({ node: value, file }, ctx, open);
  if (Array.isArray(node)) return node.map(child);
  if (typeof node !== "object" || node === null) return node;
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, child(value)]));
}

export type Ref = { readonly $ref: string };

/** In OpenAPI 3.1 the keywords beside a `$ref` hold too: those of the reference, and of each reference on the way. */
function conjuncts({ node, file }: Placed<Ref>, ctx: UserContext, open: readonly unknown[]): unknown[] {
  const target = ctx.resolve<object>(node, file);
  // A schema inside itself, or one that is not there, excludes nothing.
  if (!target.location || open.includes(target.node)) return [true];
  const hops = (target.chain ?? []).map((hop) => ({ node: hop.node as Ref, file: hop.location.source.absoluteRef }));
  const beside = [{ node, file }, ...hops].map(({ node: { $ref: _, ...rest }, file }) => ({ node: rest, file }));
  const all = [{ node: target.node, file: target.location.source.absoluteRef }, ...beside];
  return all.map((part) => inline(part, ctx, [...open, target.node]));
}

export function isRef(node: unknown): node is Ref {
  return typeof node === "object" && node !== null && "$ref" in node && typeof node.$ref === "string";
}
