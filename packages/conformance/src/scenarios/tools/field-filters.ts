import type { ParameterFilter } from "@crewkit/openapi";
import type { ItemFilter } from "../../base/plan.ts";
import type { Item } from "../../base/request.ts";
import type { RunContext } from "../../base/run-context.ts";
import { memoizePerContext } from "../../context/memoize.ts";
import { parameterNames } from "../../spec/paths.ts";
import { findResource, valueAt } from "../../values/json.ts";

export function describedFilter(filter: Exclude<ParameterFilter, false>): ItemFilter {
  if (typeof filter === "object" && "equals" in filter) return fixedValue(filter);
  const [fields, { valuesOf, matches }] = typeof filter === "string" ? [[filter], equality] : [filter.search, search];
  return {
    values: async (items, context) => valuesOf(items.map(await createReader(fields, items, context))),
    async matches(context, items) {
      const read = await createReader(fields, items, context);
      return (item, value) => matches(read(item), value);
    },
  };
}

function fixedValue({ field, equals }: { field: string; equals: string }): ItemFilter {
  const [operationId = "", pointer = ""] = equals.split("#");
  return {
    values: () => ["true", "false"],
    async matches(context) {
      const required = await context.callForText(operationId, pointer);
      return (item, value) => value === "false" || valueAt(item, field) === required;
    },
  };
}

interface Comparison {
  valuesOf(items: string[][]): string[];
  matches(texts: string[], value: string): boolean;
}

const equality: Comparison = {
  valuesOf: (items) => [...new Set(items.flat())],
  matches: (texts, value) => texts.includes(value),
};

// All words must match, case-insensitively and also within longer words.
const search: Comparison = {
  valuesOf(items) {
    const words = items.map((texts) => texts.flatMap((text) => text.match(/\w{4,60}/)?.[0] ?? []));
    const [first, second] = words.find(({ length }) => length > 1) ?? [];
    const special = items.flat().filter((text) => /[^\w\s]/.test(text));
    return first && second ? [...special, first.toUpperCase(), second, `${second} ${first}`] : special;
  },
  matches(texts, value) {
    const text = texts.join("\n").toLowerCase();
    return value.split(/\s+/).every((word) => text.includes(word.toLowerCase()));
  },
};

/** Returns a function that reads the texts in fields of the items, or of the objects that the items refer to. */
async function createReader(fields: readonly string[], items: readonly Item[], context: RunContext) {
  const idFields = [...new Set(fields.flatMap((field) => /^\/(\w+_id)\//.exec(field)?.[1] ?? []))];
  const objects = new Map<unknown, unknown>();
  for (const name of idFields)
    for (const id of new Set(items.map((item) => item[name])))
      if (typeof id === "string") objects.set(id, await readReferenced(context, `${name} ${id}`));
  const isScalar = (value: unknown) => ["string", "number", "boolean"].includes(typeof value);
  return (item: Item): string[] => {
    const references = Object.fromEntries(idFields.map((name) => [name, objects.get(item[name])]));
    const whole = { ...item, ...references };
    const values = fields.map((field) => valueAt(whole, field));
    return values.flat().filter(isScalar).map(String);
  };
}

// The object with the ID in `repository_id` is in the response of `getRepository`. Hundreds of items may refer to it.
const readReferenced = memoizePerContext(async (context, key) => {
  const [field = "", id = ""] = key.split(" ");
  const noun = field.replace(/_id$/, "").replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase());
  const { operationId, path } = context.operation(`get${noun}`);
  const body = await context.call(operationId, { path: { [parameterNames(path).at(-1) ?? ""]: id } });
  return findResource(body, "id", id);
});
