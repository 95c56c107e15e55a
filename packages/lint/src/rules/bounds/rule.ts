import type { Oas3Rule, UserContext } from "@redocly/openapi-core";
import { bodies } from "../../bodies.ts";
import { child, entries, isNode, isSigned, type Node, nameOf, reach, type Spot, target, typesOf } from "../../spots.ts";
import { isBounded } from "./pattern.ts";

/** Every string, number and list that a program has to make room for says how large it may be. */
export const rule: Oas3Rule = () => {
  const judged = new Set<string>();
  const report = ({ location }: Spot, type: string, ctx: UserContext) => {
    if (judged.has(location.absolutePointer)) return;
    judged.add(location.absolutePointer);
    const message = `The ${type} ${nameOf(location)} has no bound. Add ${bounds[type]}.`;
    ctx.report({ message, location: location.key() });
  };
  const list = (spot: Spot, ctx: UserContext) => {
    const found = target(spot, ctx);
    if (found && typesOf(found.node).includes("array") && !("maxItems" in found.node)) report(found, "array", ctx);
  };

  return {
    ...bodies((body, ctx) => {
      const found = new Map<string, Spot<Node>>();
      if (body.use === "request") reach(child(body, "schema"), ctx, found);
      for (const spot of found.values()) list(spot, ctx);
    }),
    Parameter: (node: object, ctx: UserContext) =>
      isNode(node) && list(child({ node, location: ctx.location }, "schema"), ctx),
    SchemaProperties(node: object, ctx: UserContext) {
      for (const property of entries({ node, location: ctx.location }))
        if (property.name === "data") list(property, ctx);
    },
    Schema(schema: object, ctx: UserContext) {
      if (!isNode(schema)) return;
      const unbound = typesOf(schema).find((type) => type in bounded && !bounded[type]?.(schema));
      if (unbound) report({ node: schema, location: ctx.location }, unbound, ctx);
    },
  };
};

const has = (schema: Node, ...keys: string[]) => keys.some((key) => key in schema);
const number = (schema: Node) => has(schema, "enum", "const", "minimum", "exclusiveMinimum") || isSigned(schema);
const fixed = new Set<unknown>(["date-time", "date", "uuid"]);

const bounded: Record<string, (schema: Node) => boolean> = {
  integer: number,
  number,
  string: (schema) =>
    has(schema, "enum", "const", "maxLength") || fixed.has(schema.format) || isBounded(schema.pattern),
};

const orSigned = "`minimum`, or say in its description what a negative one means";
const bounds: Record<string, string> = {
  array: "`maxItems`",
  integer: orSigned,
  number: orSigned,
  string: "`maxLength`",
};
