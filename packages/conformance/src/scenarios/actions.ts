import type { Operation } from "@crewkit/openapi";
import { isSuccess, type SpecModel, successOf } from "../base/model.ts";
import type { RequestDraft } from "../base/request.ts";
import type { EngineSteps } from "../context/engine-context.ts";
import { responseLocations } from "../spec/fields.ts";
import { idsIn, parameterNames, pathPatternOf, resourcePathOf } from "../spec/paths.ts";
import { listCreatedFamilies, type ResourceFamily } from "../spec/resource-families.ts";
import { text } from "../values/format.ts";
import { findResource, hasId, omit } from "../values/json.ts";
import type { ScenarioGenerator } from "./scenario.ts";
import { bodyOf, variedBodies } from "./tools/body.ts";
import { addSibling, canCreateTwo, expectState, observe, openCollection, type Resource } from "./tools/collection.ts";
import { expectSame } from "./tools/expect-same.ts";
import { expectTimes } from "./tools/update.ts";

/**
 * An action on a resource, such as `POST /orders/{id}/cancel`, changes only this resource. Afterwards, its response, the
 * list and the GET operation return the same values.
 */
export const actions: ScenarioGenerator = (spec) =>
  listCreatedFamilies(spec)
    .map((family) => (isListedAbove(family) ? family : { ...family, list: undefined }))
    .filter((family) => (family.list ?? family.get) && canCreateTwo(family, spec))
    .flatMap((family) =>
      listActions(family, spec).map((operation) => ({
        operation,
        run: (steps: EngineSteps) => checkAction(operation, family, steps),
      })),
    );

// Otherwise, the ids of the resource do not lead to its list.
function isListedAbove({ pathPattern, list }: ResourceFamily): boolean {
  return list !== undefined && pathPattern.startsWith(`${pathPatternOf(list.path)}/`);
}

function listActions({ pathPattern, idField }: ResourceFamily, spec: SpecModel): Operation[] {
  return spec.operations.filter(
    (each) =>
      !each.readOnly &&
      successOf(each) !== 201 &&
      pathPatternOf(each.path) !== pathPattern &&
      pathPatternOf(resourcePathOf(each.path)) === pathPattern &&
      responseLocations(each, spec).some(({ path }) => path.at(-1) === idField),
  );
}

async function checkAction(action: Operation, family: ResourceFamily, steps: EngineSteps): Promise<void> {
  const { operationId, path } = action;
  const { context, send, sendAnyStatus } = steps;
  const { updatedFields = [], operations = {} } = context.spec.plan;
  const planned = await context.createDraft(action, { isolated: true });
  const ids = idsIn(path, planned.path);
  const parentIds = family.list && ids.slice(0, parameterNames(family.list.path).length);
  const collection = await openCollection(family, steps, 1, parentIds);
  const resource: Resource = { ids, id: ids.at(-1) ?? "", value: {} };
  collection.resources.push(resource);
  collection.snapshot = await observe(collection);
  const [before = {}] = [...collection.snapshot.values()].flatMap(({ items }) =>
    items.filter((item) => hasId(item, family.idField, resource.id)),
  );
  resource.value = before;
  await addSibling(collection.drafts[0], collection);
  // Timestamps may have a resolution of one second.
  if (updatedFields.length > 0) await context.clock.advance(2);
  // The API may reject values that the plan does not send.
  const longest = await sendAnyStatus({ ...planned, body: longestBody(planned, context.spec) });
  const { draft: sent, body } = isSuccess(longest.status) ? longest : await send(planned);
  resource.value = findResource(body, family.idField, resource.id) ?? {};
  await expectState(collection, { operation: action, written: [resource] });
  const { value } = resource;
  const { normalized = [], updated = [] } = operations[operationId] ?? {};
  const expected = omit(bodyOf(sent.body), [...normalized, ...updated]);
  expectSame(steps, [expected, value], text`Expected ${operationId} to store the fields of its body`, {
    closed: false,
  });
  expectTimes(steps, [before, value], { operation: action, isTimed: true });
}

function longestBody({ operation, body }: RequestDraft, spec: SpecModel): unknown {
  const { count, create } = variedBodies(operation, spec);
  const bodies = Array.from({ length: count }, (_, round) => create(bodyOf(body), round));
  return bodies.toSorted((a, b) => JSON.stringify(b).length - JSON.stringify(a).length)[0] ?? body;
}
