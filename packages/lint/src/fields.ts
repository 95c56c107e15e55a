import type { Location, Oas3Parameter, Oas3Rule, UserContext } from "@redocly/openapi-core";
import { nesting } from "./nesting.ts";
import { entries, type Node, type Spot, view } from "./spots.ts";

/** A property, or a parameter in a path or a query: something with a name, and with a schema as a reader sees it. */
export interface Field {
  readonly name: string;
  /** For messages: "The property `id`". */
  readonly title: string;
  readonly location: Location;
  readonly schema: Spot<Node>;
}

/** Visits every field once, where it is written; not those of schemas that another standard defines (`x-foreign`). */
export function fields(visit: (field: Field, ctx: UserContext) => void): ReturnType<Oas3Rule> {
  const foreign = nesting(false, (outer, schema) => outer || "x-foreign" in schema);
  const field = ({ location }: Spot, kind: string, name: string, written: Spot, ctx: UserContext) => {
    const schema = view(written, ctx);
    if (!("x-foreign" in schema.node)) visit({ name, title: `The ${kind} \`${name}\``, location, schema }, ctx);
  };
  return {
    Schema: { enter: foreign.enter, leave: foreign.leave },
    SchemaProperties(properties: object, ctx: UserContext) {
      if (foreign.current()) return;
      const written = entries({ node: properties, location: ctx.location });
      for (const spot of written) field(spot, "property", spot.name, spot, ctx);
    },
    Parameter(parameter: Oas3Parameter, ctx: UserContext) {
      if (parameter.in !== "path" && parameter.in !== "query") return;
      const schema = { node: parameter.schema, location: ctx.location.child("schema") };
      field({ node: parameter, location: ctx.location }, `${parameter.in} parameter`, parameter.name, schema, ctx);
    },
  };
}
