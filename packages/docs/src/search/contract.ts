import { readField } from "../model/field.ts";
import { callOf, type DocOperation } from "../model/operation.ts";
import type { Site } from "../model/site.ts";
import { pathOf } from "../parts/links.ts";
import { type Entry, fieldEntry } from "./entry.ts";
import { plain, short } from "./plain.ts";
import { tellingWords } from "./telling.ts";

/** An entry for each operation, found by what it is called, where it is sent and what it is about. */
export function operationEntries({ operations }: Site): Entry[] {
  const told = [...operations.values()].map((operation) => ({
    text: plain(operation.description),
    title: operation.summary,
    note: callOf(operation),
    path: pathOf.operation(operation.operationId),
  }));
  const words = tellingWords(told, 10);
  return told.map(({ title, note, path }, at) => ({ kind: "Operation", title, note, path, words: words[at] ?? "" }));
}

/** An entry for each parameter and each header of an answer. It leads to the first operation that has it. */
export function parameterEntries({ operations }: Site): Entry[] {
  const uses = Map.groupBy([...operations.values()].flatMap(usesIn), ({ place, name }) => `${place} ${name}`);
  return [...uses.values()].flatMap((all) =>
    all.slice(0, 1).map(({ place, name, path, summary }) => ({
      kind: place === "answer" ? "Header" : "Parameter",
      title: name,
      note: `in the ${place} of ${all.length === 1 ? summary : `${all.length} operations`}`,
      path,
      words: "",
    })),
  );
}

/** A parameter or header of an operation, and where the operation's page has it. */
interface Use {
  place: string;
  name: string;
  path: string;
  summary: string;
}

function usesIn({ operationId, summary, inputs, answers }: DocOperation): Use[] {
  const places = { ...inputs, answer: answers.flatMap(({ headers }) => headers) };
  return Object.entries(places).flatMap(([place, fields]) =>
    fields.map(({ name, anchor }) => ({ place, name, path: `${pathOf.operation(operationId)}#${anchor}`, summary })),
  );
}

/** An entry for each named schema, and for each of its fields. What is inside a field has a schema of its own. */
export function schemaEntries({ contract, schemas }: Site): Entry[] {
  return [...schemas].flatMap(([name, schema]): Entry[] => {
    const { description, values, fields } = readField(contract, schema, { name, anchor: "" }, [name]);
    const path = pathOf.schema(name);
    return [
      { kind: "Schema", title: name, note: short(plain(description)), path, words: values.join(" ") },
      // Any field of a map has this anchor, and no name.
      ...fields.filter(({ anchor }) => !anchor.endsWith("-any")).map((field) => fieldEntry(name, path, field.name)),
    ];
  });
}
