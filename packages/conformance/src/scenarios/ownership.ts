import { documents } from "../base/model.ts";
import { SkipError } from "../base/skip.ts";
import type { EngineSteps } from "../context/engine-context.ts";
import { outsiderStatus } from "../spec/error-statuses.ts";
import { firstActor } from "../spec/permissions.ts";
import { listCreatedFamilies, listOperationsOn, type ResourceFamily } from "../spec/resource-families.ts";
import { text } from "../values/format.ts";
import { hasId } from "../values/json.ts";
import type { ScenarioGenerator, ScenarioParts } from "./scenario.ts";
import { expectRejected, listResourceRequests, readItems, readResource } from "./tools/resources.ts";

/** Outsiders and actors can neither read, use, change nor list each other's resources (RESTler's user namespace). */
export const ownership: ScenarioGenerator = (spec) => {
  const { outsider } = spec.plan;
  if (outsider === undefined) return [];
  const as = [outsider];
  return listCreatedFamilies(spec).flatMap((family): ScenarioParts[] => [
    { operation: family.create, variant: "of the actors", as, run: (steps) => checkOwner(family, outsider, steps) },
    { operation: family.create, variant: "of an outsider", as, run: (steps) => checkOwner(family, undefined, steps) },
  ]);
};

/** @param outsider accesses a resource of the actors. If undefined, the actors access a resource of the outsider. */
async function checkOwner(family: ResourceFamily, outsider: string | undefined, steps: EngineSteps): Promise<void> {
  const { pathPattern, get, list, idField } = family;
  const { context, expect } = steps;
  const { spec } = context;
  // Resource types without an outsider status in the plan, such as public ones, belong to no user.
  if (!listOperationsOn(spec, pathPattern).some((each) => documents(each, outsiderStatus(each, spec)))) {
    const planKey = `errorStatuses: { outsider: { "${pathPattern}": … } }`;
    throw new SkipError(
      `The plan defines no status for another user's ${pathPattern}. Add ${planKey} if these belong to users.`,
    );
  }
  const owner = outsider === undefined ? await context.outsiderContext() : context;
  const ids = await owner.newResourceIds(pathPattern);
  const address = { pathPattern, ids, owner };
  // The plan may change the resource to create a request.
  const requests = await listResourceRequests(context, pathPattern, ids);
  const hidden = await readResource(address, steps);
  const resources = new Map([[address, hidden]]);
  expect(!get || hidden !== undefined, text`Expected ${get?.operationId} to return the resource to its owner.`);
  for (const { draft } of requests) {
    const status = outsiderStatus(draft.operation, spec);
    const as = outsider ?? firstActor(draft.operation, spec);
    if (documents(draft.operation, status)) await expectRejected(draft, { as, statuses: [status], resources }, steps);
  }
  // A list with ids in its path belongs to another resource of the outsider.
  if (!list || (outsider !== undefined && list.path.includes("{"))) return;
  const reader = outsider === undefined ? context : await context.outsiderContext();
  const items = await readItems(await reader.createDraft(list), reader, steps);
  const isListed = items.some((item) => hasId(item, idField, ids.at(-1)));
  expect(!isListed, text`Expected ${list.operationId} not to list ${ids.at(-1)} of another user.`);
}
