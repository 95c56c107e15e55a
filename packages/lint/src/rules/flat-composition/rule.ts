import type { Oas3Rule, UserContext } from "@redocly/openapi-core";
import { nesting } from "../../nesting.ts";
import { isNode, isNull, type Node, nameOf, typesOf } from "../../spots.ts";

const most = 3;

/** Schemas are plain: nothing is composed but "this or null" and unions with a discriminator, nothing nests deep. */
export const rule: Oas3Rule = () => {
  const depth = nesting(0, (outer, schema) => (typesOf(schema).includes("object") ? outer + 1 : outer));
  return {
    Schema: {
      enter(schema: object, ctx: UserContext) {
        depth.enter(schema, ctx);
        if (!isNode(schema)) return;
        const fault = composed(schema) ?? (depth.current() > most && typesOf(schema).includes("object") ? deep : "");
        if (fault) ctx.report({ message: `The schema ${nameOf(ctx.location)} ${fault}`, location: ctx.location.key() });
      },
      leave: depth.leave,
    },
  };
};

const deep = `is the fourth object inside another. Give it a file of its own and write \`$ref\` here, or flatten it.`;

function composed(schema: Node): string | undefined {
  const keyword = ["allOf", "anyOf", "not"].find((key) => key in schema);
  if (keyword) return `is composed by \`${keyword}\`. Write its properties out.`;
  const { oneOf, discriminator } = schema;
  if (oneOf === undefined || discriminator || isOrNull(oneOf)) return undefined;
  return "is a union that nobody can tell apart. Add a `discriminator`, or make it one schema or null.";
}

function isOrNull(oneOf: unknown): boolean {
  return Array.isArray(oneOf) && oneOf.length === 2 && oneOf.filter(isNull).length === 1;
}
