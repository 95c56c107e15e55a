import type { Operation } from "@crewkit/openapi";
import { SkipError } from "../context/skip.ts";
import type { Item, Plan } from "../plan/plan.ts";
import { isSuccess, mayWrite, type SpecModel } from "../spec/model.ts";
import { idsIn, parameterNames, parentOf, pathPatternOf, withIds } from "../spec/paths.ts";
import { listResourceFamilies } from "../spec/resource-families.ts";
import { findResource, hasId } from "../values/json.ts";
import type { ScenarioGenerator, ScenarioSteps } from "./generator.ts";
import { expectConsistent } from "./tools/consistent.ts";
import { fillList, itemProperties, type List, listPagedLists, readList } from "./tools/lists.ts";

/** The first and the last item of a list have the values that their GET operation returns. */
export const consistency: ScenarioGenerator = (spec) =>
  listReadLists(spec).map((read) => ({ operation: read.list.operation, run: (steps) => checkItems(read, steps) }));

interface ReadList {
  list: List;
  get: Operation;
  /** The item field with the id in the path of `get`. */
  idField: string;
}

// One GET operation per list whose items have the id.
function listReadLists(spec: SpecModel<Plan>): ReadList[] {
  const gets = spec.operations.filter((each) => each.method === "get" && !mayWrite(each, spec.plan));
  const byPath = new Map(gets.map((each) => [pathPatternOf(each.path), each]));
  const families = new Map(listResourceFamilies(spec).map((each) => [each.pathPattern, each]));
  const pagedLists = new Map(listPagedLists(spec).map((each) => [each.operation, each]));
  const byList = new Map<Operation, ReadList>();
  for (const get of gets.filter(({ path }) => path.endsWith("}"))) {
    const pathPattern = pathPatternOf(get.path);
    const family = families.get(pathPattern);
    const isTopLevel = parameterNames(get.path).length === 1;
    const operation = byPath.get(parentOf(pathPattern)) ?? (isTopLevel ? family?.list : undefined);
    if (!operation || byList.has(operation)) continue;
    const rule = spec.plan.lists?.[operation.operationId];
    const list = pagedLists.get(operation) ?? { operation, paging: undefined, rule };
    const planned = spec.plan.resourceTypes?.[pathPattern]?.id;
    const names = [planned, ...(family ? [family.idField] : [parameterNames(get.path).at(-1), "id"])];
    const fields = itemProperties(list, spec);
    const idField = names.find((name) => name !== undefined && name in fields);
    if (idField !== undefined) byList.set(operation, { list, get, idField });
  }
  return [...byList.values()];
}

async function checkItems({ list, get, idField }: ReadList, steps: ScenarioSteps): Promise<void> {
  const { context, sendAnyStatus } = steps;
  const draft = await context.createDraft(list.operation);
  await fillList(list, draft, steps);
  const readItems = async () => (await readList(draft, steps, 1)).items;
  const items = await readItems();
  const ids = [items[0], items.at(-1)].flatMap((item) => item?.[idField] ?? []).map(String);
  if (ids.length === 0) throw new SkipError("The list has no items.");
  const parentIds = idsIn(list.operation.path, draft.path).slice(0, parameterNames(get.path).length - 1);
  for (const id of new Set(ids)) {
    const getDraft = await context.createDraft(get, { overrides: { path: withIds(get.path, [...parentIds, id]) } });
    let known: Item[] | undefined = items;
    const read = async () => {
      const current = known ?? (await readItems());
      known = undefined;
      const response = await sendAnyStatus({ ...getDraft, as: draft.as });
      const resource = isSuccess(response.status) ? findResource(response.body, idField, id) : undefined;
      const item = current.find((each) => hasId(each, idField, id));
      return item && resource && { item, resource };
    };
    await expectConsistent({ list: list.operation, get, id, read }, steps);
  }
}
