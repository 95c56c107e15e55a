import type { Operation } from "@crewkit/openapi";
import type { RequestDraft } from "../http/draft.ts";
import type { Item } from "../plan/plan.ts";
import { responseLocations } from "../spec/fields.ts";
import { isSuccess, mayWrite, type SpecModel, successOf } from "../spec/model.ts";
import { idsIn, parameterNames, pathPatternOf, resourcePathOf } from "../spec/paths.ts";
import { listBodyReferences } from "../spec/references.ts";
import { listCreatedFamilies, type ResourceFamily } from "../spec/resource-families.ts";
import { differences } from "../values/differences.ts";
import { formatList, formatValue } from "../values/format.ts";
import { findResource, omit, pick } from "../values/json.ts";
import type { ScenarioGenerator, ScenarioSteps } from "./generator.ts";
import { bodyOf, isValidBody, variedBodies } from "./tools/body.ts";
import {
  addCreated,
  type Collection,
  expectState,
  isRepeatable,
  itemsOf,
  observe,
  openCollection,
} from "./tools/collection.ts";
import { isComparable } from "./tools/consistent.ts";
import { expectSame } from "./tools/expect-same.ts";

/**
 * An action on a resource, such as `POST /orders/{id}/cancel`, changes only this resource. Afterwards, its response, the
 * list and the GET operation return the same values.
 */
export const actions: ScenarioGenerator = (spec) =>
  listCreatedFamilies(spec)
    .map((family) => (isListedAbove(family) ? family : { ...family, list: undefined }))
    .filter((family) => (family.list ?? family.get) && isRepeatable(family, spec))
    .flatMap((family) =>
      listActions(family, spec).map((operation) => ({
        operation,
        run: (steps: ScenarioSteps) => checkAction(operation, family, steps),
      })),
    );

// Otherwise, the ids of the resource do not lead to its list.
function isListedAbove({ pathPattern, list }: ResourceFamily): boolean {
  return list !== undefined && pathPattern.startsWith(`${pathPatternOf(list.path)}/`);
}

function listActions({ pathPattern, idField }: ResourceFamily, spec: SpecModel): Operation[] {
  return spec.operations.filter(
    (each) =>
      mayWrite(each, spec.plan) &&
      successOf(each) !== 201 &&
      pathPatternOf(each.path) !== pathPattern &&
      pathPatternOf(resourcePathOf(each.path)) === pathPattern &&
      responseLocations(each, spec).some(({ path }) => path.at(-1) === idField),
  );
}

async function checkAction(action: Operation, family: ResourceFamily, steps: ScenarioSteps): Promise<void> {
  const { createDraft, spec } = steps.context;
  const planned = await createDraft(action, { isolated: true });
  await sendAction(planned, family, steps, true);
  const varied = variedBodies(action, spec);
  const bodies = Array.from({ length: varied.count }, (_, round) => varied.create(bodyOf(planned.body), round));
  const [longest] = bodies.toSorted((a, b) => JSON.stringify(b).length - JSON.stringify(a).length);
  if (!longest) return;
  // The first request may have changed the state.
  const another = await createDraft(action, { isolated: true });
  await sendAction({ ...another, body: { ...bodyOf(another.body), ...longest } }, family, steps, false);
}

/** @param isPlanned false if the API may reject the body. */
async function sendAction(
  draft: RequestDraft,
  family: ResourceFamily,
  steps: ScenarioSteps,
  isPlanned: boolean,
): Promise<void> {
  const { operation } = draft;
  const { operationId } = operation;
  const { context, expect } = steps;
  const { updatedFields = [], volatileFields = [], operations = {} } = context.spec.plan;
  const ids = idsIn(operation.path, draft.path);
  const parentIds = family.list && ids.slice(0, parameterNames(family.list.path).length);
  const collection = await openCollection(family, steps, 1, parentIds);
  const resource = { ids, id: ids.at(-1) ?? "", value: {} as Item };
  collection.resources.push(resource);
  await addSibling(collection, steps);
  // Timestamps may have a resolution of one second.
  if (isPlanned && updatedFields.length > 0) await context.clock.advance(2);
  collection.snapshot = await observe(collection, steps);
  const before = valueIn(collection);
  const response = await (isPlanned ? steps.send(draft) : steps.sendAnyStatus(draft, { unchecked: true }));
  if (!isSuccess(response.status)) return;
  resource.value = findResource(response.body, family.idField, resource.id) ?? {};
  await expectState(collection, { operation, written: [resource] }, steps);
  const { value } = resource;
  const { normalized = [], updated = [] } = operations[operationId] ?? {};
  const sent = Object.entries(omit(bodyOf(draft.body), [...normalized, ...updated]));
  const stored = Object.fromEntries(sent.filter(([name, each]) => isComparable(each, value[name])));
  expectSame(steps, [stored, value], `Expected ${operationId} to store the fields of its body`, { closed: false });
  // A flag or a counter may depend on the caller or on other resources.
  const isChanged = (name: string) =>
    [before[name], value[name]].some((each) => typeof each === "string") &&
    differences(before[name], value[name]).length > 0;
  const changed = Object.keys(omit(before, [...updatedFields, ...volatileFields])).filter(isChanged);
  for (const [name, was] of Object.entries(isPlanned && changed.length > 0 ? pick(before, updatedFields) : {})) {
    const isLater = Date.parse(String(value[name])) > Date.parse(String(was));
    const requirement = `Expected ${operationId}, which changes ${formatList(changed)}, to set ${name} to a later time`;
    expect(isLater, `${requirement}, but received ${formatValue(value[name])} after ${formatValue(was)}.`);
  }
}

// Refers to the same resources, because an action could change all resources with the same reference.
async function addSibling(collection: Collection, steps: ScenarioSteps): Promise<void> {
  const { spec } = steps.context;
  const { create } = collection.family;
  const [draft] = collection.drafts;
  collection.snapshot = await observe(collection, steps);
  const references = listBodyReferences(create, spec).flatMap(({ path }) => path[0] ?? []);
  const body = { ...bodyOf(draft.body), ...pick(valueIn(collection), references) };
  const bodies = isValidBody(create, spec, body) ? [body, draft.body] : [draft.body];
  for (const each of bodies) {
    const response = await steps.sendAnyStatus({ ...draft, body: each }, { unchecked: true });
    if (!isSuccess(response.status)) continue;
    addCreated(collection, response, steps);
    return;
  }
}

/** The fields of the first resource. */
function valueIn({ family: { idField }, resources: [resource], snapshot }: Collection): Item {
  const contents = [...snapshot.values()];
  return contents.flatMap((content) => (resource ? itemsOf(resource, content, idField) : []))[0] ?? {};
}
