import type { Operation } from "@crewkit/openapi";
import { isSuccess, type SpecModel } from "../base/model.ts";
import type { Item } from "../base/request.ts";
import { SkipError } from "../base/skip.ts";
import type { EngineSteps } from "../context/engine-context.ts";
import { readPages } from "../context/read-pages.ts";
import { idsIn, parameterNames, parentOf, pathPatternOf, withIds } from "../spec/paths.ts";
import { listResourceFamilies, operationAt } from "../spec/resource-families.ts";
import { differences } from "../values/differences.ts";
import { joinTexts, text } from "../values/format.ts";
import { distinctBy } from "../values/group.ts";
import { findResource, hasId } from "../values/json.ts";
import type { ScenarioGenerator } from "./scenario.ts";
import { fillList, itemFields, type List, listLists } from "./tools/lists.ts";

/** The first and the last item of a list have the values that their GET operation returns. */
export const consistency: ScenarioGenerator = (spec) => {
  const views = spec.operations.flatMap((get) => viewsOf(get, spec));
  return distinctBy(views, ({ list }) => list.operation.operationId).map((each) => ({
    operation: each.list.operation,
    run: (steps) => checkItems(each, steps),
  }));
};

interface ListAndGet {
  list: List;
  get: Operation;
  /** The item field with the id in the path of `get`. */
  idField: string;
}

function viewsOf(get: Operation, spec: SpecModel): ListAndGet[] {
  if (get.method !== "get" || !get.path.endsWith("}")) return [];
  const pathPattern = pathPatternOf(get.path);
  const family = listResourceFamilies(spec).find((each) => each.pathPattern === pathPattern);
  const names = parameterNames(get.path);
  const operation = operationAt(spec, "get", parentOf(pathPattern)) ?? (names.length === 1 ? family?.list : undefined);
  const list = listLists(spec).find((each) => each.operation === operation);
  if (!list) return [];
  const fields = itemFields(list, spec);
  const candidates = [
    spec.plan.resourceTypes?.[pathPattern]?.id,
    ...(family ? [family.idField] : [names.at(-1), "id"]),
  ];
  const idField = candidates.find((name) => name !== undefined && fields.includes(name));
  return idField === undefined ? [] : [{ list, get, idField }];
}

async function checkItems({ list, get, idField }: ListAndGet, steps: EngineSteps): Promise<void> {
  const { context, sendAnyStatus, expect } = steps;
  const { volatileFields = [] } = context.spec.plan;
  const draft = await context.createDraft(list.operation);
  await fillList(list, draft, steps);
  const { items } = await readPages(draft, steps, 1);
  const ids = [items[0], items.at(-1)].flatMap((item) => item?.[idField] ?? []).map(String);
  if (ids.length === 0) throw new SkipError("The list has no items.");
  const parentIds = idsIn(list.operation.path, draft.path).slice(0, parameterNames(get.path).length - 1);
  for (const id of new Set(ids)) {
    const getDraft = await context.createDraft(get, { overrides: { path: withIds(get.path, [...parentIds, id]) } });
    const compare = async (current: Item[]) => {
      const { status, body } = await sendAnyStatus({ ...getDraft, as: draft.as });
      const item = current.find((each) => hasId(each, idField, id));
      const resource = isSuccess(status) ? findResource(body, idField, id) : undefined;
      if (!item || !resource) return [];
      return differences(item, resource, { ignoredFields: volatileFields, closed: false });
    };
    let problems = await compare(items);
    // The resource may have changed between the two requests.
    if (problems.length > 0) problems = await compare((await readPages(draft, steps, 1)).items);
    const requirement = text`Expected ${get.operationId} to return ${id} as in ${list.operation.operationId}`;
    expect(problems.length === 0, text`${requirement}, but ${joinTexts(problems)}.`, get.operationId);
  }
}
