import type { Kind, Rule } from "../../contract.ts";
import type { Place } from "../../place.ts";

/** Everything with a name has a description that adds something to the name. */
export const rule: Rule = ({ every, report }) => {
  const judge = (place: Place, kind: string, name: string, key = "description") => {
    const fault = place.isThere && faultOf(key, place.get(key).node, name);
    if (fault) report(`The ${kind} \`${name}\` ${fault}`, place.get(key).writtenAt);
  };

  for (const [kind, nameOf] of named) {
    for (const place of every(kind)) judge(place, kind.toLowerCase(), nameOf(place));
  }
  for (const example of every("Example")) judge(example, "example", example.key, "summary");
  for (const schema of every("Schema")) if (schema.component) judge(schema, "schema", schema.component);
  for (const properties of every("SchemaProperties")) {
    const isWrapper = wrapper.test(properties.at.pointer);
    for (const [name, property] of properties.entries()) {
      const [written = property] = property.beside;
      if (!isWrapper || !property.ref || written.keys().length > 0) judge(written, "property", name);
    }
  }
};

/** What each is called; something shared goes by its component. */
const named: readonly [kind: Kind, nameOf: (place: Place) => string][] = [
  ["Tag", (tag) => tag.text("name")],
  ["Operation", (operation) => operation.text("operationId") || operation.key],
  ["Parameter", (parameter) => parameter.text("name") || parameter.key],
  ["Header", ({ key }) => key],
  ["Response", ({ component, key }) => component ?? key],
  ["Link", ({ key }) => key],
];

/** The properties of a schema that stands inline in an answer: what is under `data` is described by its schema. */
const wrapper = /\/responses\/2..\/content\/[^/]+\/schema\/properties$/;

/** What is wrong with a description or summary, to be read after the thing's name; undefined where nothing is. */
export function faultOf(key: string, text: unknown, name: string): string | undefined {
  if (typeof text !== "string" || text.trim() === "") {
    return `has no ${key}. Write \`${key}: <what its name does not say>.\``;
  }
  if (!text.trimEnd().endsWith(".")) return `has a ${key} that does not end in a full stop. Make it a sentence.`;
  if (addsNothing(text, name)) return `has a ${key} that only repeats its name. Say what the name does not.`;
  return undefined;
}

const fillers = new Set(["a", "an", "the", "of", "its", "this", "that", "is", "in", "for", "to"]);

function addsNothing(text: string, name: string): boolean {
  const known = new Set(words(name));
  return words(text).every((word) => known.has(word) || fillers.has(word));
}

/** The words of a name or a sentence, in lower case, without what marks a plural or a genitive. */
function words(text: string): string[] {
  const apart = text.replace(/([a-z0-9])([A-Z])/g, "$1 $2").toLowerCase();
  return (apart.match(/[\p{L}\p{N}]+(?:'s)?/gu) ?? []).map((word) => word.replace(/('s|s)$/, ""));
}
