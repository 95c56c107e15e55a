import { pathOf } from "../components/links.ts";
import { errorMessages } from "../guides/errors.ts";
import { type Field, readField } from "../model/field.ts";
import { methodAndPath } from "../model/operation.ts";
import type { Site } from "../model/site.ts";
import { slugify } from "../text.ts";
import type { IndexedEntry } from "./entry.ts";
import { shorten } from "./pages.ts";

export function operationEntries({ operations }: Site): IndexedEntry[] {
  return [...operations.values()].map((operation) => ({
    kind: "Operation",
    title: operation.summary,
    note: methodAndPath(operation),
    path: pathOf.operation(operation.operationId),
    // In lower case, so that it is one word.
    names: operation.operationId.toLowerCase(),
    text: [
      methodAndPath(operation),
      operation.description,
      ...[...operation.parameterFields.query, ...(operation.body?.fields ?? [])].flatMap(fieldNames),
    ].join(" "),
  }));
}

export function schemaEntries(site: Site): IndexedEntry[] {
  return [...site.schemas.keys()].map((name) => {
    const { description, allowedValues, fields } = readSchema(site, name);
    return {
      kind: "Schema",
      title: name,
      note: summarizeNames(fields.map((field) => field.name)) || shorten(description),
      path: pathOf.schema(name),
      text: [description, ...allowedValues, ...fields.map(fieldText)].join(" "),
    };
  });
}

/** Creates an entry for each field name. It links to the first schema with this field. */
export function fieldEntries(site: Site): IndexedEntry[] {
  const uses = [...site.schemas.keys()].flatMap((schema) =>
    readSchema(site, schema).fields.map(({ name }) => ({ name, of: schema, path: `${pathOf.schema(schema)}#${name}` })),
  );
  return mergeUses("Field", uses, summarizeNames);
}

/** Creates an entry for each parameter name. It links to the first operation with this parameter. */
export function parameterEntries({ operations }: Site): IndexedEntry[] {
  const uses = [...operations.values()].flatMap(({ operationId, summary, parameterFields }) =>
    Object.values(parameterFields)
      .flat()
      .map(({ name, anchor }) => ({ name, of: summary, path: `${pathOf.operation(operationId)}#${anchor}` })),
  );
  return mergeUses("Parameter", uses, (all) => (all.length === 1 ? all.join() : `${all.length} operations`));
}

/** A message that only one operation returns links to the operation, and other messages to the error reference. */
export function errorEntries({ contract, errorMatrix }: Site): IndexedEntry[] {
  const statuses = Object.entries(errorMatrix.statuses).filter(([status]) => status >= "300");
  return statuses.flatMap(([status, { name }]) =>
    errorMessages(contract, status).map(({ error, operations }) => {
      const [only] = operations.length === 1 ? operations : [];
      return {
        kind: "Error",
        title: error,
        note: `${status} from ${only?.summary ?? `${operations.length} operations`}`,
        path: only
          ? `${pathOf.operation(only.operationId)}#${status}`
          : `${pathOf.guide("error-reference")}#${slugify(`${status} ${name}`)}`,
      };
    }),
  );
}

function readSchema({ contract, schemas }: Site, name: string): Field {
  const field = readField(contract, schemas.get(name) ?? {}, { name, anchor: "" }, [name]);
  // The values of a map have no name.
  return { ...field, fields: field.fields.filter(({ anchor }) => !anchor.endsWith("-any")) };
}

function fieldText({ name, description, allowedValues }: Field): string {
  return [name, description, ...allowedValues].join(" ");
}

function fieldNames({ name, allowedValues }: Field): string[] {
  return [name, ...allowedValues];
}

function mergeUses(
  kind: IndexedEntry["kind"],
  uses: { name: string; of: string; path: string }[],
  describe: (all: string[]) => string,
): IndexedEntry[] {
  const byName = Map.groupBy(uses, ({ name }) => name);
  return [...byName].map(([title, all]) => ({
    kind,
    title,
    note: describe(all.map((use) => use.of)),
    path: all[0]?.path ?? "",
  }));
}

/** The note of a schema with fields: `id, name, slug and 5 more`. */
function summarizeNames(all: string[]): string {
  return all.length <= 4 ? all.join(", ") : `${all.slice(0, 3).join(", ")} and ${all.length - 3} more`;
}
