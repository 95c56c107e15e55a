import type { Law } from "../law/law.ts";
import { schemaOf } from "../schema/resolve.ts";
import type { Schema } from "../schema/schema.ts";
import { isObject } from "../values/json.ts";

/** The properties that a schema declares, at all depths: `data.slug`, and `data[].slug` for those of a list's items. */
export function propertiesOf(law: Law, node: unknown, above = "", inside: Schema[] = []): string[] {
  const schema = schemaOf(law, node);
  // A schema that holds itself has no end.
  if (inside.includes(schema)) return [];
  const deeper = [...inside, schema];
  const own = Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    const place = above === "" ? name : `${above}.${name}`;
    return [place, ...propertiesOf(law, property, place, deeper)];
  });
  const items = schema.items ? propertiesOf(law, schema.items, `${above}[]`, deeper) : [];
  const parts = [...(schema.oneOf ?? []), ...(schema.anyOf ?? [])];
  return [...new Set([...own, ...items, ...parts.flatMap((part) => propertiesOf(law, part, above, deeper))])];
}

/** The properties that a value has, named in the same way. */
export function propertiesIn(value: unknown, above = ""): string[] {
  if (Array.isArray(value)) return [...new Set(value.flatMap((item) => propertiesIn(item, `${above}[]`)))];
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const place = above === "" ? name : `${above}.${name}`;
    return [place, ...propertiesIn(inner, place)];
  });
}
