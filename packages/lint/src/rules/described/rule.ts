import type { Kind, Rule } from "../../contract.ts";
import type { Place } from "../../place.ts";
import { faultOf } from "./fault.ts";

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
