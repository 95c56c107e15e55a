import type { Location } from "@redocly/openapi-core";
import type { Contract } from "../../contract.ts";
import type { Node } from "../../node.ts";
import { createAncestorLookup, effectiveSchema } from "../../schemas.ts";

/** A property of a schema, or a path or query parameter. */
export interface Field {
  readonly name: string;
  /** For messages: "The property `id`". */
  readonly title: string;
  readonly location: Location;
  readonly schema: Node;
}

/** Lists all fields except those of schemas that another standard defines (`x-foreign`). */
export function listFields({ nodes }: Contract): Field[] {
  const ancestorsOf = createAncestorLookup(nodes("Schema"));
  const ownProperties = nodes("SchemaProperties").filter((properties) => !ancestorsOf(properties).some(isForeign));
  const fields = [...nodes("Parameter").flatMap(parameterField), ...ownProperties.flatMap(propertyFields)];
  return fields.filter(({ schema }) => !isForeign(schema));
}

function isForeign(schema: Node): boolean {
  return schema.has("x-foreign");
}

function propertyFields(properties: Node): Field[] {
  return properties.entries().map(([name, schema]) => {
    const title = `The property \`${name}\``;
    return { name, title, location: schema.refLocation, schema: effectiveSchema(schema) };
  });
}

function parameterField(parameter: Node): Field[] {
  const [kind, name] = [parameter.text("in"), parameter.text("name")];
  if (kind !== "path" && kind !== "query") return [];
  const title = `The ${kind} parameter \`${name}\``;
  return [{ name, title, location: parameter.location, schema: effectiveSchema(parameter.get("schema")) }];
}
