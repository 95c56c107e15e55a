import type { Operation } from "@crewkit/openapi";
import type { RunContext } from "../context/context.ts";
import { ignoreSkip, SkipError } from "../context/skip.ts";
import { applyEdits } from "../http/draft.ts";
import { bodyFields } from "../schema/request-body.ts";
import { foreignStatuses, outsiderStatus } from "../spec/error-statuses.ts";
import { mayWrite, type SpecModel } from "../spec/model.ts";
import { idsIn, parameterNames, pathPatternOf, resourcePathOf, withIds } from "../spec/paths.ts";
import { firstActor } from "../spec/permissions.ts";
import { listCreatedFamilies, listResourcePaths, operationAt } from "../spec/resource-families.ts";
import type { ScenarioGenerator, ScenarioParts, ScenarioSteps } from "./generator.ts";
import { expectRejected, findInList, type ResourceAddress, readResource } from "./tools/addresses.ts";
import { checkBodyReference, checkQueryReference, listReferences } from "./tools/foreign-references.ts";

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
  const bodyNames = mayWrite(operation, spec.plan) ? bodyFields(spec, operation) : [];
  return [
    ...combineLevels(listResourcePaths(operation.path, spec)).map((names) => ({
      variant: names.join(" and "),
      run: (steps: ScenarioSteps) => checkForeignIds(operation, names, steps),
    })),
    ...listReferences(operation, bodyNames, spec).map((reference) => ({
      variant: `body ${reference.name}`,
      async run(steps: ScenarioSteps) {
        const { get, pathPattern } = reference.family;
        const owner = await steps.context.outsiderContext();
        const ids = await owner.resourceIds(get?.path ?? pathPattern);
        await checkBodyReference(operation, reference, { ids, owner }, steps);
      },
    })),
    ...listReferences(operation, family ? queryNames : [], spec).map((reference) => ({
      variant: `query ${reference.name}`,
      writes: true,
      run: async (steps: ScenarioSteps) => family && checkQueryReference(family, reference, steps),
    })),
  ];
}

/** The path parameters to fill with foreign ids: in the first levels, in the last levels, or in one level. */
function combineLevels(paths: readonly string[]): string[][] {
  const levels = paths.map((path, index) => parameterNames(path).slice(parameterNames(paths[index - 1] ?? "").length));
  const combinations = levels.flatMap((level, index) => [
    levels.slice(0, index).flat(),
    levels.slice(index).flat(),
    level,
  ]);
  const partial = combinations.filter(({ length }) => length > 0 && length < levels.flat().length);
  return [...new Map(partial.map((names) => [names.join(), names])).values()];
}

async function checkForeignIds(operation: Operation, names: readonly string[], steps: ScenarioSteps): Promise<void> {
  const { context, expect } = steps;
  const { spec } = context;
  const actor = firstActor(operation, spec);
  const theirs = await findForeign(operation, names.at(-1) ?? "", await context.outsiderContext());
  const mine = await context.createDraft(operation, { isolated: true });
  const foreignIds = withIds(operation.path, theirs.ids);
  const path = { ...mine.path, ...Object.fromEntries(names.map((name) => [name, foreignIds[name] ?? ""])) };
  await expectForeign({ ...theirs, ids: idsIn(operation.path, path).slice(0, theirs.ids.length) }, actor, steps);
  const hidden = await readResource(theirs, steps);
  const get = operationAt(spec, "get", theirs.pathPattern);
  expect(
    !get || hidden !== undefined,
    `Expected ${get?.operationId} to return the outsider's resource to the outsider.`,
  );
  const pathPattern = pathPatternOf(resourcePathOf(operation.path));
  const resources = [{ pathPattern, ids: idsIn(operation.path, mine.path), owner: context }, theirs];
  const statuses = foreignStatuses(operation, names[0] ?? "", spec);
  const draft = applyEdits({ ...mine, path }, [{ in: "as", actor }]);
  await expectRejected(draft, { statuses, resources, hidden }, steps);
}

/** The outsider's resource, or one of its parents, up to a path parameter. */
async function findForeign(operation: Operation, name: string, owner: RunContext): Promise<ResourceAddress> {
  const path = operation.path.slice(0, operation.path.indexOf(`{${name}}`) + name.length + 2);
  const pathPattern = pathPatternOf(path);
  if (path !== resourcePathOf(operation.path)) return { pathPattern, ids: await owner.resourceIds(path), owner };
  // If the API deletes the resource, other tests still need theirs.
  const isolated = operation.method === "delete";
  const draft = isolated ? await owner.createDraft(operation, { isolated }).catch(ignoreSkip) : undefined;
  return { pathPattern, ids: idsIn(operation.path, (draft ?? (await owner.createDraft(operation))).path), owner };
}

/** @throws SkipError if the actor has a resource with the same id, because ids are only unique within a parent. */
async function expectForeign(address: ResourceAddress, actor: string, steps: ScenarioSteps): Promise<void> {
  const { pathPattern, ids } = address;
  const isShared = steps.context.spec.plan.resourceTypes?.[pathPattern]?.shared;
  // UUIDs and other long ids are unique.
  if (!isShared && (ids.at(-1)?.length ?? 0) > 16) return;
  if (await findInList({ ...address, owner: steps.context }, steps))
    throw new SkipError(`The id of the outsider's ${pathPattern} also belongs to ${actor}.`);
}
