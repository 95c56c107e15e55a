import type { Location } from "@redocly/openapi-core";
import type { Contract } from "./contract.ts";
import { nesting } from "./nesting.ts";
import type { Place } from "./place.ts";
import { view } from "./schemas.ts";

/** A property, or a parameter in a path or a query: something with a name, and with a schema as a reader sees it. */
export interface Field {
  readonly name: string;
  /** For messages: "The property `id`". */
  readonly title: string;
  readonly at: Location;
  readonly schema: Place;
}

/** Every field, where it is written; not those of schemas that another standard defines (`x-foreign`). */
export function fieldsOf({ every }: Contract): Field[] {
  const around = nesting(every("Schema"));
  const written = every("SchemaProperties").filter((properties) => !around(properties).some(isForeign));
  const fields = [...every("Parameter").flatMap(parameterOf), ...written.flatMap(propertiesOf)];
  return fields.filter(({ schema }) => !isForeign(schema));
}

function isForeign(schema: Place): boolean {
  return schema.has("x-foreign");
}

function propertiesOf(properties: Place): Field[] {
  return properties.entries().map(([name, schema]) => {
    return { name, title: `The property \`${name}\``, at: schema.writtenAt, schema: view(schema) };
  });
}

function parameterOf(parameter: Place): Field[] {
  const [kind, name] = [parameter.text("in"), parameter.text("name")];
  if (kind !== "path" && kind !== "query") return [];
  const title = `The ${kind} parameter \`${name}\``;
  return [{ name, title, at: parameter.at, schema: view(parameter.get("schema")) }];
}
