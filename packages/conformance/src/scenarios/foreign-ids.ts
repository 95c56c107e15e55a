import type { Operation } from "@crewkit/openapi";
import type { SpecModel } from "../base/model.ts";
import { ignoreSkip, SkipError } from "../base/skip.ts";
import type { EngineContext, EngineSteps } from "../context/engine-context.ts";
import { bodyFields } from "../schema/request-body.ts";
import { foreignStatuses, outsiderStatus } from "../spec/error-statuses.ts";
import { idsIn, parameterNames, pathPatternOf, resourcePathOf, withIds } from "../spec/paths.ts";
import { firstActor } from "../spec/permissions.ts";
import { listCreatedFamilies, listResourcePaths, operationAt } from "../spec/resource-families.ts";
import { text } from "../values/format.ts";
import type { ScenarioGenerator, ScenarioParts } from "./scenario.ts";
import { checkBodyReference, checkQueryReference, listReferences } from "./tools/foreign-references.ts";
import { expectRejected, findInList, type ResourceAddress, readResource } from "./tools/resources.ts";

/**
 * An outsider's id in a path, a body or a query parameter is rejected or ignored, and has no effect (OWASP API1:2023, Broken
 * Object Level Authorization).
 */
export const foreignIds: ScenarioGenerator = (spec) => {
  const { outsider } = spec.plan;
  if (outsider === undefined) return [];
  // Resources without an outsider status in the plan do not belong to a user.
  return spec.operations
    .filter((each) => each.secured && outsiderStatus(each, spec) !== undefined)
    .flatMap((operation) => checksOf(operation, spec).map((check) => ({ operation, as: [outsider], ...check })));
};

function checksOf(operation: Operation, spec: SpecModel): Pick<ScenarioParts, "variant" | "run" | "writes">[] {
  const family = listCreatedFamilies(spec).find(({ list }) => list === operation);
  const queryNames = operation.parameters.flatMap((each) => (each.in === "query" ? [each.name] : []));
  const bodyNames = operation.readOnly ? [] : bodyFields(spec, operation);
  return [
    ...splitNames(listResourcePaths(operation.path, spec)).map((names) => ({
      variant: names.join(" and "),
      run: (steps: EngineSteps) => checkForeignIds(operation, names, steps),
    })),
    ...listReferences(operation, bodyNames, spec).map((reference) => ({
      variant: `body ${reference.name}`,
      async run(steps: EngineSteps) {
        const owner = await steps.context.outsiderContext();
        const ids = await owner.resourceIds(reference.family.pathPattern);
        await checkBodyReference(operation, reference, { ids, owner }, steps);
      },
    })),
    ...listReferences(operation, family ? queryNames : [], spec).map(({ name }) => ({
      variant: `query ${name}`,
      writes: true,
      run: async (steps: EngineSteps) => family && checkQueryReference(family, name, steps),
    })),
  ];
}

/** The path parameters to fill with foreign ids: those of the first or of the last resources of the path. */
function splitNames(paths: readonly string[]): string[][] {
  const names = parameterNames(paths.at(-1) ?? "");
  return paths.slice(0, -1).flatMap((path) => {
    const { length } = parameterNames(path);
    return [names.slice(0, length), names.slice(length)];
  });
}

async function checkForeignIds(operation: Operation, names: readonly string[], steps: EngineSteps): Promise<void> {
  const { context, expect } = steps;
  const { spec } = context;
  const theirs = await findForeign(operation, names.at(-1) ?? "", await context.outsiderContext());
  const draft = await context.createDraft(operation, { isolated: true });
  const ids = idsIn(operation.path, draft.path);
  const mine = { pathPattern: pathPatternOf(resourcePathOf(operation.path)), ids, owner: context };
  const hidden = await readResource(theirs, steps);
  const get = operationAt(spec, "get", theirs.pathPattern);
  expect(!get || hidden !== undefined, text`Expected ${get?.operationId} to return the resource to its owner.`);
  const resources = new Map<ResourceAddress, unknown>([[theirs, hidden]]);
  if (!operation.readOnly) resources.set(mine, await readResource(mine, steps));
  const foreignIds = withIds(operation.path, theirs.ids);
  const foreignPath = Object.fromEntries(names.map((name) => [name, foreignIds[name] ?? ""]));
  const path = { ...draft.path, ...foreignPath };
  // Short ids, such as numbers, may be unique only within a parent.
  const address = { ...mine, ids: idsIn(operation.path, path) };
  if ((address.ids.at(-1)?.length ?? 0) <= 16 && (await findInList(address, steps)))
    throw new SkipError(`Both users have a resource with the id ${address.ids.at(-1)}.`);
  const [as, statuses] = [firstActor(operation, spec), foreignStatuses(operation, names[0] ?? "", spec)];
  await expectRejected({ ...draft, path }, { as, statuses, resources }, steps);
}

/** The outsider's resource, or one of its parents, up to a path parameter. */
async function findForeign(operation: Operation, name: string, owner: EngineContext): Promise<ResourceAddress> {
  const path = operation.path.slice(0, operation.path.indexOf(`{${name}}`) + name.length + 2);
  const pathPattern = pathPatternOf(path);
  if (path !== resourcePathOf(operation.path)) return { pathPattern, ids: await owner.resourceIds(path), owner };
  // If the API deletes the resource, other tests still need theirs.
  const isolated = operation.method === "delete";
  const draft = isolated ? await owner.createDraft(operation, { isolated }).catch(ignoreSkip) : undefined;
  return { pathPattern, ids: idsIn(operation.path, (draft ?? (await owner.createDraft(operation))).path), owner };
}
