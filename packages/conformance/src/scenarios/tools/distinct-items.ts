import { type Operation, type Parameter, parsePointer } from "@crewkit/openapi";
import { ignoreSkip } from "../../base/skip.ts";
import type { EngineContext } from "../../context/engine-context.ts";
import { memoizePerContext } from "../../context/memoize.ts";
import { createInFamily } from "../../context/resource-provider.ts";
import { bodyFields, bodySchema, validateBody } from "../../schema/request-body.ts";
import { branchesOf, schemaOf } from "../../schema/resolve.ts";
import { type Schema, typesOf } from "../../schema/schema.ts";
import { uniqueFields } from "../../spec/fields.ts";
import { idsIn, withIds } from "../../spec/paths.ts";
import { listResourceFamilies, type ResourceFamily } from "../../spec/resource-families.ts";
import { withValue } from "../../values/json.ts";
import { listReferences } from "./foreign-references.ts";

// Any two columns contain all combinations of two values.
const combinations = [
  [0, 0, 0],
  [0, 1, 1],
  [1, 0, 1],
  [1, 1, 0],
] as const;

/**
 * Adds items to a list, once per run, so that any two of its filters match some items together and others separately, if
 * the request that creates an item has the filtered fields.
 */
export const addDistinctItems: (context: EngineContext, operationId: string) => Promise<void> = memoizePerContext(
  async (context: EngineContext, operationId) => {
    const { spec } = context;
    const list = spec.operation(operationId);
    const family = listResourceFamilies(spec).find((each) => each.list === list);
    if (!family || !context.target.writes) return;
    const { create } = family;
    const parentIds = idsIn(list.path, (await context.createDraft(list)).path);
    const path = withIds(create.path, parentIds);
    const choices = await chooseFields(family, { list, parentIds }, context);
    for (const row of choices.length > 0 ? combinations : []) {
      const draft = await context.createDraft(create, { isolated: true, overrides: { path } });
      const fields = Object.assign({}, ...choices.map((each, index) => each[row[index % row.length] ?? 0]));
      const body = Object.entries(fields).reduce((valid, [name, value]) => {
        const changed = withValue(valid, [name], value);
        return validateBody(spec, create, changed).length === 0 ? changed : valid;
      }, draft.body);
      // The API may not allow a combination.
      await context.sendForSetup({ ...draft, body }).catch(ignoreSkip);
    }
  },
);

function filteredFields({ name, in: location, "x-filter": filter = `/${name}` }: Parameter): string[] {
  return location === "query" && typeof filter === "string" ? parsePointer(filter).slice(0, 1) : [];
}

type Fields = Record<string, unknown>;

/** Two values for each filtered field, and for all other texts together, in which a filter may search. */
async function chooseFields(
  { create }: ResourceFamily,
  { list, parentIds }: { list: Operation; parentIds: readonly string[] },
  context: EngineContext,
): Promise<[Fields, Fields][]> {
  const { spec, unique } = context;
  const branches = branchesOf(spec, bodySchema(spec, create) ?? {});
  const properties: Schema["properties"] = Object.assign({}, ...branches.map((branch) => branch.properties));
  const schemaFor = (name: string) => schemaOf(spec, properties?.[name]);
  const isText = (name: string) => {
    const { enum: values, format, ...schema } = schemaFor(name);
    return typesOf(schema).includes("string") && !values && format === undefined;
  };
  const names = bodyFields(spec, create);
  const filtered = list.parameters.flatMap(filteredFields);
  const words = [unique("amber"), unique("cobalt")] as const;
  const choices: [Fields, Fields][] = [];
  for (const name of names.filter((each) => filtered.includes(each))) {
    const [first, second] = await valuesOf(name);
    if (second !== undefined) choices.push([{ [name]: first }, { [name]: second }]);
  }
  const texts = names.filter(
    (name) => isText(name) && !filtered.includes(name) && !uniqueFields(create, spec).includes(name),
  );
  const textsWith = (word: string) => Object.fromEntries(texts.map((name) => [name, word]));
  return [...choices, [textsWith(words[0]), textsWith(words[1])]];

  async function valuesOf(name: string): Promise<readonly unknown[]> {
    const { enum: values } = schemaFor(name);
    const [reference] = listReferences(create, [name], spec);
    if (values) return values.filter((each) => each !== null);
    if (typesOf(schemaFor(name)).includes("boolean")) return [true, false];
    if (!reference) return isText(name) ? words : [];
    const overrides = { path: withIds(reference.family.create.path, parentIds) };
    const newId = async () => (await createInFamily(context, reference.family, overrides)).at(-1);
    return [await newId().catch(ignoreSkip), await newId().catch(ignoreSkip)];
  }
}
