import { pathOf } from "../components/links.ts";
import { slugify } from "../components/text.ts";
import { type ErrorMessage, errorMessages } from "../guides/errors.ts";
import { type Field, readField } from "../model/field.ts";
import { type DocOperation, methodAndPath } from "../model/operation.ts";
import type { Site } from "../model/site.ts";
import { errorNote, fieldEntry, type PlainEntry, plainText, shorten, summarizeNames } from "./entry.ts";

export function operationEntries({ operations }: Site): PlainEntry[] {
  return [...operations.values()].map((operation) => ({
    kind: "Operation",
    title: operation.summary,
    note: methodAndPath(operation),
    path: pathOf.operation(operation.operationId),
    keywords: operation.parameterFields.query.flatMap(filterWords).join(" "),
  }));
}

export function parameterEntries({ operations }: Site): PlainEntry[] {
  const uses = Map.groupBy(
    [...operations.values()].flatMap(parameterUses),
    ({ location, name }) => `${location} ${name}`,
  );
  return [...uses.values()].flatMap((all) =>
    all.slice(0, 1).map(({ location, name, path, summary }) => ({
      kind: "Parameter",
      title: name,
      note: `${labels[location]} of ${all.length === 1 ? summary : `${all.length} operations`}`,
      path,
      keywords: "",
    })),
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

export function errorEntries(site: Site): PlainEntry[] {
  const statuses = Object.entries(site.errorMatrix.statuses);
  return statuses.flatMap(([status, { name, cause }]) => {
    const title = `${status} ${name}`;
    const path = `${pathOf.guide("errors")}#${slugify(title)}`;
    const messages = status < "300" ? [] : errorMessages(site.contract, status);
    return [
      { kind: "Status", title, note: shorten(plainText(cause)), path, keywords: "" },
      ...messages.map((message) => messageEntry(site, message, { status, path })),
    ];
  });
}

function filterWords({ name, allowedValues }: Field): string[] {
  return [name, ...allowedValues.map(String)];
}

const labels: Record<string, string> = {
  path: "Path parameter",
  query: "Query parameter",
  header: "Request header",
};

interface ParameterUse {
  location: string;
  name: string;
  path: string;
  summary: string;
}

function parameterUses({ operationId, summary, parameterFields }: DocOperation): ParameterUse[] {
  return Object.entries(parameterFields).flatMap(([location, fields]) =>
    fields.map(({ name, anchor }) => ({ location, name, path: `${pathOf.operation(operationId)}#${anchor}`, summary })),
  );
}

// Links a message that only one operation returns to the operation, and other messages to the Errors guide.
function messageEntry(
  site: Site,
  { error, operations }: ErrorMessage,
  of: { status: string; path: string },
): PlainEntry {
  const [operationId = ""] = operations;
  const onlyOperation = operations.length === 1 ? site.operations.get(operationId) : undefined;
  return {
    kind: "Error",
    title: error,
    note: errorNote(`#${of.status}`, onlyOperation?.summary ?? `${operations.length} operations`),
    path: onlyOperation ? `${pathOf.operation(operationId)}#${of.status}` : of.path,
    keywords: "",
  };
}
