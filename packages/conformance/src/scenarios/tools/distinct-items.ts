import { type Parameter, parsePointer } from "@crewkit/openapi";
import type { RunContext } from "../../context/context.ts";
import { memoizePerContext } from "../../context/memoize.ts";
import { SkipError } from "../../context/skip.ts";
import type { RequestDraft } from "../../http/draft.ts";
import { bodyFields, bodySchema } from "../../schema/request-body.ts";
import { branchesOf, schemaOf } from "../../schema/resolve.ts";
import { typesOf } from "../../schema/schema.ts";
import { uniqueFields } from "../../spec/fields.ts";
import { idsIn } from "../../spec/paths.ts";
import { listResourceFamilies, type ResourceFamily } from "../../spec/resource-families.ts";
import { listReferences } from "./foreign-references.ts";
import { itemCreator, listOf } from "./lists.ts";
import { createChild } from "./resources.ts";

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
 *
 * @param operationId the operation that returns the list.
 */
export const addDistinctItems: (context: RunContext, operationId: string) => Promise<void> = memoizePerContext(
  async (context, operationId) => {
    const list = listOf(context.spec.operation(operationId), context.spec);
    const addItem = itemCreator(list, context);
    if (list.rule?.addDistinctItems && context.target.writes) await list.rule.addDistinctItems(context);
    const family = listResourceFamilies(context.spec).find((each) => each.list === list.operation);
    if (!addItem || !family) return;
    const draft = await context.createDraft(list.operation);
    const choices = await chooseFields(family, draft, context);
    for (const row of choices.length > 0 ? combinations : []) {
      const query = Object.assign({}, ...choices.map((each, index) => each[row[index % row.length] ?? 0]));
      await addItem({ ...draft, query }).catch(ignoreRejection);
    }
  },
);

// The API may not allow a combination.
function ignoreRejection(error: unknown): undefined {
  if (!(error instanceof SkipError)) throw error;
}

type Fields = Record<string, unknown>;

/** Two values for each filtered field, and for all other texts together, in which a filter may search. */
async function chooseFields(
  { create }: ResourceFamily,
  list: RequestDraft,
  context: RunContext,
): Promise<[Fields, Fields][]> {
  const { spec, unique } = context;
  const branches = branchesOf(spec, bodySchema(spec, create) ?? {});
  const schemaFor = (name: string) =>
    schemaOf(
      spec,
      branches.map(({ properties }) => properties?.[name]).find((each) => each !== undefined),
    );
  const names = bodyFields(spec, create);
  const filtered = [...new Set(list.operation.parameters.flatMap(filteredFields))].filter((each) =>
    names.includes(each),
  );
  const texts = names.filter((name) => {
    const { enum: values, format } = schemaFor(name);
    const isText = typesOf(schemaFor(name)).includes("string") && !values && format === undefined;
    return isText && !filtered.includes(name) && !uniqueFields(create, spec).includes(name);
  });
  const words = [unique("amber"), unique("cobalt")] as const;
  const choices: [Fields, Fields][] = [];
  for (const name of filtered) {
    const [first, second] = await valuesOf(name);
    if (second !== undefined) choices.push([{ [name]: first }, { [name]: second }]);
  }
  const textsWith = (word: string) => Object.fromEntries(texts.map((name) => [name, word]));
  return [...choices, [textsWith(words[0]), textsWith(words[1])]];

  async function valuesOf(name: string): Promise<readonly unknown[]> {
    const { enum: values } = schemaFor(name);
    const types = typesOf(schemaFor(name));
    const [reference] = listReferences(create, [name], spec);
    if (values) return values.filter((each) => each !== null);
    if (types.includes("boolean")) return [true, false];
    if (!reference) return types.includes("string") ? words : [];
    const parentIds = idsIn(list.operation.path, list.path);
    const createId = async () => (await createChild(reference.family.pathPattern, parentIds, context)).at(-1);
    return [await createId().catch(ignoreRejection), await createId().catch(ignoreRejection)];
  }
}

function filteredFields({ name, in: location, "x-filter": filter = `/${name}` }: Parameter): string[] {
  const isField = location === "query" && typeof filter === "string";
  return isField ? parsePointer(filter).slice(0, 1) : [];
}
