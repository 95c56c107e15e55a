import type { Operation } from "@crewkit/openapi";
import { readIds } from "../context/resource-provider.ts";
import { unknownStatus } from "../spec/error-statuses.ts";
import { documents } from "../spec/model.ts";
import { idsIn, pathPatternOf, resourcePathOf, withIds } from "../spec/paths.ts";
import { listCreatedFamilies, operationAt, type ResourceFamily } from "../spec/resource-families.ts";
import type { ScenarioGenerator, ScenarioSteps } from "./generator.ts";
import { draftAt, listResourceRequests, type ResourceRequest } from "./tools/resources.ts";

/**
 * Use after free (RESTler, Atlidakis, Godefroid and Polishchuk 2019): no operation finds a deleted resource or its
 * children, and it cannot be deleted again.
 */
export const deleted: ScenarioGenerator = (spec) =>
  spec.operations
    .filter(({ method, path }) => method === "delete" && path.endsWith("}"))
    .map((operation) => {
      const hasSetUp = typeof spec.plan.operations?.[operation.operationId]?.success === "function";
      return { operation, run: (steps) => checkDeleted({ operation, hasSetUp }, steps) };
    });

interface Removal {
  operation: Operation;
  /** True if the plan creates the resource to delete. */
  hasSetUp: boolean;
}

async function checkDeleted(removal: Removal, steps: ScenarioSteps): Promise<void> {
  const { context, send } = steps;
  const { operation: remove } = removal;
  const ids = await createDeletable(removal, steps);
  const resourceRequests = [
    ...(await listResourceRequests(context, pathPatternOf(remove.path), ids)),
    ...(await listChildRequests(remove, ids, steps)),
  ];
  await expectExists(remove, ids, steps);
  // Read first, so that stale caches are detected.
  for (const { draft } of resourceRequests.filter(({ draft }) => draft.operation.method === "get"))
    await steps.sendAnyStatus(draft);
  await send(await draftAt(remove, ids, context));
  for (const { draft, parameter } of resourceRequests) {
    const status = unknownStatus(draft.operation, parameter, context.spec);
    if (documents(draft.operation, status)) await send(draft, { status, operationId: remove.operationId });
    // Otherwise, a repeated DELETE must have a documented status, because it is idempotent (RFC 9110, section 9.2.2).
    else if (draft.operation === remove) await steps.sendAnyStatus(draft);
  }
}

// The plan may set up a state that allows the deletion.
async function createDeletable(
  { operation: remove, hasSetUp }: Removal,
  { context }: ScenarioSteps,
): Promise<string[]> {
  if (!hasSetUp) return context.newResourceIds(remove.path);
  return idsIn(remove.path, (await context.createDraft(remove, { isolated: true })).path);
}

// Otherwise the scenario would pass if the resource never existed.
async function expectExists({ path }: Operation, ids: string[], { context, send }: ScenarioSteps): Promise<void> {
  const get = operationAt(context.spec, "get", pathPatternOf(path));
  if (get) await send(await draftAt(get, ids, context));
}

async function listChildRequests(
  remove: Operation,
  ids: string[],
  { context, send }: ScenarioSteps,
): Promise<ResourceRequest[]> {
  const { spec } = context;
  const idsByPattern = new Map([[pathPatternOf(remove.path), ids]]);
  const resourceRequests: ResourceRequest[] = [];
  for (const { create, pathPattern, ids: expressions } of sortByDepth(listCreatedFamilies(spec))) {
    const parentIds = idsByPattern.get(pathPatternOf(resourcePathOf(create.path)));
    if (!parentIds) continue;
    const overrides = { path: withIds(create.path, parentIds) };
    const childIds = readIds(expressions, await send(await context.createDraft(create, { overrides })));
    idsByPattern.set(pathPattern, childIds);
    resourceRequests.push(...(await listResourceRequests(context, pathPattern, childIds)));
  }
  return resourceRequests;
}

// Parents before their children.
function sortByDepth(families: readonly ResourceFamily[]): ResourceFamily[] {
  return families.toSorted((a, b) => a.pathPattern.split("/").length - b.pathPattern.split("/").length);
}
