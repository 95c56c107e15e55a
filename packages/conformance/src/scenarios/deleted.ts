import type { Operation } from "@crewkit/openapi";
import { documents, type SpecModel } from "../base/model.ts";
import type { EngineSteps } from "../context/engine-context.ts";
import { readIds } from "../context/resource-provider.ts";
import { hasOwnUnknownStatus, unknownStatus } from "../spec/error-statuses.ts";
import { idsIn, parameterNames, pathPatternOf, resourcePathOf, withIds } from "../spec/paths.ts";
import { listCreatedFamilies, operationAt } from "../spec/resource-families.ts";
import type { ScenarioGenerator } from "./scenario.ts";
import { draftAt, listResourceRequests, type ResourceRequest } from "./tools/resources.ts";

/**
 * Use after free (RESTler, Atlidakis, Godefroid and Polishchuk 2019): no operation finds a deleted resource or its
 * children, and it cannot be deleted again.
 */
export const deleted: ScenarioGenerator = (spec) =>
  spec.operations
    .filter(({ method, path }) => method === "delete" && path.endsWith("}"))
    .map((operation) => {
      // The plan may set up a state that allows the deletion.
      const isPlanned = typeof spec.plan.operations?.[operation.operationId]?.success === "function";
      return {
        operation,
        async run(steps) {
          const { createDraft, newResourceIds } = steps.context;
          const planned = isPlanned && (await createDraft(operation, { isolated: true }));
          const ids = planned ? idsIn(operation.path, planned.path) : await newResourceIds(operation.path);
          await checkDeleted(operation, ids, steps);
        },
      };
    });

async function checkDeleted(remove: Operation, ids: string[], steps: EngineSteps): Promise<void> {
  const { context, send, sendAnyStatus } = steps;
  const { spec } = context;
  const pathPattern = pathPatternOf(remove.path);
  const requests = [
    ...(await listResourceRequests(context, pathPattern, ids)),
    ...(await listChildRequests(pathPattern, ids, steps)),
  ];
  // Otherwise the scenario would pass if the resource never existed.
  const get = operationAt(spec, "get", pathPattern);
  if (get) await send(await draftAt(get, ids, context));
  // Read first, so that stale caches are detected.
  for (const { draft } of requests) if (draft.operation.method === "get") await sendAnyStatus(draft);
  await send(await draftAt(remove, ids, context));
  for (const request of requests) {
    const { draft } = request;
    const status = unknownStatus(draft.operation, unknownParameter(request, ids.at(-1), spec), spec);
    if (documents(draft.operation, status)) await send(draft, { status, operationId: remove.operationId });
    // Otherwise, a repeated DELETE must have a documented status, because it is idempotent (RFC 9110, section 9.2.2).
    else if (draft.operation === remove) await sendAnyStatus(draft);
  }
}

/** The last parameter with an unknown id that the plan has an own status for. */
function unknownParameter({ draft, parameter }: ResourceRequest, id: string | undefined, spec: SpecModel): string {
  const { operation, path } = draft;
  const names = parameterNames(operation.path);
  const end = names.indexOf(parameter);
  const start = names.findIndex((name) => path[name] === id);
  const unknown = start < 0 ? [] : names.slice(start, end);
  return [...unknown, parameter].findLast((name) => hasOwnUnknownStatus(operation, name, spec)) ?? parameter;
}

async function listChildRequests(pathPattern: string, ids: string[], steps: EngineSteps): Promise<ResourceRequest[]> {
  const { context, send } = steps;
  const { spec } = context;
  const idsByPattern = new Map([[pathPattern, ids]]);
  const requests: ResourceRequest[] = [];
  const depthOf = (pattern: string) => pattern.split("/").length;
  // Parents before their children.
  const families = listCreatedFamilies(spec).toSorted((a, b) => depthOf(a.pathPattern) - depthOf(b.pathPattern));
  for (const { create, pathPattern: childPattern, ids: expressions } of families) {
    const parentIds = idsByPattern.get(pathPatternOf(resourcePathOf(create.path)));
    if (!parentIds) continue;
    const overrides = { path: withIds(create.path, parentIds) };
    const childIds = readIds(expressions, await send(await context.createDraft(create, { overrides })));
    idsByPattern.set(childPattern, childIds);
    requests.push(...(await listResourceRequests(context, childPattern, childIds)));
  }
  return requests;
}
