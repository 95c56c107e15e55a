import type { Location, UserContext } from "@redocly/openapi-core";
import { isRef } from "./refs.ts";

/** A node and where it stands, which is where a problem with it is reported. */
export interface Spot<T = unknown> {
  readonly node: T;
  readonly location: Location;
}

export type Node = Readonly<Record<string, unknown>>;

export function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function child({ node, location }: Spot<Node>, key: string): Spot {
  return { node: node[key], location: location.child([key]) };
}

/** What stands under each key of a map; nothing where there is no map. */
export function entries({ node, location }: Spot): (Spot & { readonly name: string })[] {
  if (!isNode(node)) return [];
  return Object.keys(node).map((name) => ({ name, ...child({ node, location }, name) }));
}

/** What stands in a list; nothing where there is none. */
function items({ node, location }: Spot): Spot[] {
  return Array.isArray(node) ? node.map((item: unknown, i) => ({ node: item, location: location.child([i]) })) : [];
}

/** What a node or its `$ref` stands for; undefined where nothing is there, which another rule reports. */
export function target({ node, location }: Spot, ctx: UserContext): Spot<Node> | undefined {
  if (!isNode(node)) return undefined;
  if (!isRef(node)) return { node, location };
  const found = ctx.resolve<object>(node, location.source.absoluteRef);
  return found.location && isNode(found.node) ? { node: found.node, location: found.location } : undefined;
}

/** A schema as a reader sees it: what stands beside a `$ref` over what it refers to, and "this or null" read as this. */
export function view(spot: Spot, ctx: UserContext, depth = 0): Spot<Node> {
  const found = target(spot, ctx);
  if (!found || depth > 9) return { node: {}, location: spot.location };
  const node: Node = { ...found.node, ...(isNode(spot.node) ? spot.node : {}) };
  const [branch, ...others] = items(child(found, "oneOf")).filter((branch) => !isNull(branch.node));
  if (!branch || others.length > 0) return { node, location: found.location };
  const inner = view(branch, ctx, depth + 1);
  const { oneOf: _, ...outer } = node;
  return { node: { ...inner.node, ...outer }, location: inner.location };
}

export function isNull(schema: unknown): boolean {
  return isNode(schema) && schema.type === "null";
}

/** The types that a schema allows beside null. */
export function typesOf({ type }: Node): string[] {
  return [type].flat().filter((name): name is string => typeof name === "string" && name !== "null");
}

/** Whether a number may be negative: one that may says so, since its missing `minimum` would look like an oversight. */
export function isSigned({ description }: Node): boolean {
  return /\bnegative\b/.test(String(description));
}

/** A schema and all below it, through every `$ref`, by their places; what another standard defines is left out. */
export function reach(start: Spot, ctx: UserContext, found: Map<string, Spot<Node>>): void {
  const spot = target(start, ctx);
  if (!spot || found.has(spot.location.absolutePointer) || "x-foreign" in spot.node) return;
  found.set(spot.location.absolutePointer, spot);
  for (const part of parts(spot)) reach(part, ctx, found);
}

function parts(spot: Spot<Node>): Spot[] {
  const single = ["items", "additionalProperties", "not"].map((key) => child(spot, key));
  const maps = ["properties", "patternProperties"].flatMap((key) => entries(child(spot, key)));
  const lists = ["allOf", "anyOf", "oneOf", "prefixItems"].flatMap((key) => items(child(spot, key)));
  return [...single, ...maps, ...lists];
}

/** What a schema may be called: the file that it fills, or the last name on the way to it. */
export function nameOf({ source, pointer }: Location): string {
  const names = pointer.split("/").filter((part) => part !== "" && !keywords.test(part));
  const last = names.at(-1) ?? source.absoluteRef.replace(/^.*\/|\.\w+$/g, "");
  return `\`${last.replaceAll("~1", "/").replaceAll("~0", "~")}\``;
}

const keywords = /^(#|\d+|schema|properties|items|additionalProperties|patternProperties|oneOf|anyOf|allOf)$/;
