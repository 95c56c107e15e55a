import { pathOf } from "../components/links.ts";
import { type Field, readField } from "../model/field.ts";
import { type DocOperation, methodAndPath } from "../model/operation.ts";
import type { Site } from "../model/site.ts";
import { fieldEntry, type PlainEntry, summarizeNames } from "./entry.ts";
import { plainText, shorten } from "./plain-text.ts";

export function operationEntries({ operations }: Site): PlainEntry[] {
  return [...operations.values()].map((operation) => ({
    kind: "Operation",
    title: operation.summary,
    note: methodAndPath(operation),
    path: pathOf.operation(operation.operationId),
    keywords: operation.parameterFields.query.flatMap(filterWords).join(" "),
  }));
}

function filterWords({ name, allowedValues }: Field): string[] {
  return [name, ...allowedValues.map(String)];
}

export function parameterEntries({ operations }: Site): PlainEntry[] {
  const uses = Map.groupBy(
    [...operations.values()].flatMap(parameterUses),
    ({ location, name }) => `${location} ${name}`,
  );
  return [...uses.values()].flatMap((all) =>
    all.slice(0, 1).map(({ location, name, path, summary }) => ({
      kind: location === "response" ? "Header" : "Parameter",
      title: name,
      note: `${labels[location]} of ${all.length === 1 ? summary : `${all.length} operations`}`,
      path,
      keywords: "",
    })),
  );
}

const labels: Record<string, string> = {
  path: "Path parameter",
  query: "Query parameter",
  header: "Request header",
  response: "Response header",
};

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

export function schemaEntries({ contract, schemas }: Site): PlainEntry[] {
  return [...schemas].flatMap(([name, schema]): PlainEntry[] => {
    const { description, allowedValues, fields } = readField(contract, schema, { name, anchor: "" }, [name]);
    const path = pathOf.schema(name);
    // The values of a map have no name.
    const names = fields.filter(({ anchor }) => !anchor.endsWith("-any")).map((field) => field.name);
    const note = summarizeNames(names) || shorten(plainText(description));
    return [
      { kind: "Schema", title: name, note, path, keywords: allowedValues.join(" ") },
      ...names.map((field) => fieldEntry(name, path, field)),
    ];
  });
}
