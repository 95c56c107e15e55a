import { readField } from "../model/field.ts";
import type { Site } from "../model/site.ts";
import { pathOf } from "../parts/links.ts";
import { type Entry, fieldEntry } from "./entry.ts";
import { plain, short } from "./plain.ts";

/** An entry for each named schema, and for each of its fields. What is inside a field has a schema of its own. */
export function schemaEntries({ contract, schemas }: Site): Entry[] {
  return [...schemas].flatMap(([name, schema]): Entry[] => {
    const { description, values, fields } = readField(contract, schema, { name, anchor: "" }, [name]);
    const path = pathOf.schema(name);
    return [
      { kind: "Schema", title: name, note: short(plain(description)), path, words: values.join(" ") },
      ...fields.filter(hasName).map((field) => fieldEntry(name, path, field.name)),
    ];
  });
}

// The fields of a map are told of as one, whose anchor ends so.
function hasName({ anchor }: { anchor: string }): boolean {
  return !anchor.endsWith("-any");
}
