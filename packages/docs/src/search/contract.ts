import { pathOf } from "../components/links.ts";
import { readField } from "../model/field.ts";
import { type DocOperation, methodAndPath } from "../model/operation.ts";
import type { Site } from "../model/site.ts";
import { distinctiveWords } from "./distinctive-words.ts";
import { type Entry, fieldEntry } from "./entry.ts";
import { plainText, shorten } from "./plain-text.ts";

/** An entry for each operation, found by what it is called, where it is sent and what it is about. */
export function operationEntries({ operations }: Site): Entry[] {
  const told = [...operations.values()].map((operation) => ({
    text: plainText(operation.description),
    title: operation.summary,
    note: methodAndPath(operation),
    path: pathOf.operation(operation.operationId),
  }));
  const words = distinctiveWords(told, 10);
  return told.map(({ title, note, path }, at) => ({ kind: "Operation", title, note, path, keywords: words[at] ?? "" }));
}

/** An entry for each parameter and each header of an answer. It leads to the first operation that has it. */
export function parameterEntries({ operations }: Site): Entry[] {
  const uses = Map.groupBy(
    [...operations.values()].flatMap(parameterUses),
    ({ location, name }) => `${location} ${name}`,
  );
  return [...uses.values()].flatMap((all) =>
    all.slice(0, 1).map(({ location, name, path, summary }) => ({
      kind: location === "response" ? "Header" : "Parameter",
      title: name,
      note: `in the ${location} of ${all.length === 1 ? summary : `${all.length} operations`}`,
      path,
      keywords: "",
    })),
  );
}

/** A parameter or header of an operation, and where the operation's page has it. */
interface ParameterUse {
  location: string;
  name: string;
  path: string;
  summary: string;
}

function parameterUses({ operationId, summary, parameterFields, successResponses }: DocOperation): ParameterUse[] {
  const fieldsByLocation = { ...parameterFields, response: successResponses.flatMap(({ headers }) => headers) };
  return Object.entries(fieldsByLocation).flatMap(([location, fields]) =>
    fields.map(({ name, anchor }) => ({ location, name, path: `${pathOf.operation(operationId)}#${anchor}`, summary })),
  );
}

/** An entry for each named schema, and for each of its fields. What is inside a field has a schema of its own. */
export function schemaEntries({ contract, schemas }: Site): Entry[] {
  return [...schemas].flatMap(([name, schema]): Entry[] => {
    const { description, allowedValues, fields } = readField(contract, schema, { name, anchor: "" }, [name]);
    const path = pathOf.schema(name);
    return [
      { kind: "Schema", title: name, note: shorten(plainText(description)), path, keywords: allowedValues.join(" ") },
      // Any field of a map has this anchor, and no name.
      ...fields.filter(({ anchor }) => !anchor.endsWith("-any")).map((field) => fieldEntry(name, path, field.name)),
    ];
  });
}
