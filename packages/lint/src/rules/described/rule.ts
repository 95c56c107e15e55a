import type { Oas3Rule, UserContext } from "@redocly/openapi-core";
import { isRef } from "../../refs.ts";
import { child, entries, isNode, type Node, type Spot } from "../../spots.ts";
import { fault } from "./fault.ts";

/** Everything with a name has a description that adds something to the name. */
export const rule: Oas3Rule = () => ({
  Tag: described("tag", ({ name }) => name),
  Operation: described("operation", ({ operationId }) => operationId),
  Parameter: described("parameter", ({ name }) => name),
  Header: described("header", (_, { key }) => key),
  Response: described("response", fileName),
  Link: described("link", (_, { key }) => key),
  Example: described("example", (_, { key }) => key, "summary"),
  Schema: (node: object, ctx: UserContext) => isRef(ctx.rawNode) && schema(node, ctx),
  SchemaProperties(properties: object, ctx: UserContext) {
    const wrapper = answer.test(ctx.location.pointer);
    for (const spot of entries({ node: properties, location: ctx.location })) {
      if (!wrapper || !isBareRef(spot.node)) judge(spot, "property", spot.name, ctx);
    }
  },
});

/** A visitor of what carries its own description, named by `nameOf`. */
function described(kind: string, nameOf: (node: Node, ctx: UserContext) => unknown, key?: string) {
  return (node: object, ctx: UserContext): void =>
    judge({ node, location: ctx.location }, kind, String(nameOf(node as Node, ctx)), ctx, key);
}

const schema = described("schema", fileName);

/** The properties of a schema that stands inline in an answer: what is under `data` is described by its schema. */
const answer = /\/responses\/2..\/content\/[^/]+\/schema\/properties$/;

function judge(spot: Spot, kind: string, name: string, { report }: UserContext, key = "description"): void {
  if (!isNode(spot.node)) return;
  const { node, location } = child({ node: spot.node, location: spot.location }, key);
  const found = fault(key, node, name);
  const place = node === undefined ? spot.location.key() : location;
  if (found) report({ message: `The ${kind} \`${name}\` ${found}`, location: place });
}

function isBareRef(node: unknown): boolean {
  return isRef(node) && Object.keys(node).length === 1;
}

/** A shared thing is named by its file, another one by the key under which it stands. */
function fileName(_: Node, { rawNode, key }: UserContext): string {
  const file = isRef(rawNode) ? rawNode.$ref.replace(/^.*\//, "").replace(/\.\w+$/, "") : "";
  return file || String(key);
}
