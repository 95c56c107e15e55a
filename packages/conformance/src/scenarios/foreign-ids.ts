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
import { expectRejected, isAt, type ResourceAddress, readListOf, readResource } from "./tools/expect-rejected.ts";
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
    .flatMap((operation) =>
      [...pathChecks(operation, spec), ...bodyChecks(operation, spec), ...queryChecks(operation, spec)].map(
        (check) => ({
          operation,
          as: [outsider],
          ...check,
        }),
      ),
    );
};

type Check = Pick<ScenarioParts, "variant" | "run" | "writes">;

function pathChecks(operation: Operation, spec: SpecModel): Check[] {
  return combineLevels(listResourcePaths(operation.path, spec)).map((names) => {
    return { variant: names.join(" and "), run: (steps) => checkForeignIds(operation, names, steps) };
  });
}

function bodyChecks(operation: Operation, spec: SpecModel): Check[] {
  if (!mayWrite(operation, spec.plan)) return [];
  return listReferences(operation, bodyFields(spec, operation), spec).map((reference) => {
    const run: ScenarioParts["run"] = async (steps) => {
      const { family } = reference;
      const owner = await steps.context.outsiderContext();
      const ids = await owner.resourceIds(family.get?.path ?? family.pathPattern);
      await checkBodyReference(operation, reference, { ids, owner }, steps);
    };
    return { variant: `body ${reference.name}`, run };
  });
}

function queryChecks(operation: Operation, spec: SpecModel): Check[] {
  const family = listCreatedFamilies(spec).find(({ list }) => list === operation);
  const names = operation.parameters.flatMap((each) => (each.in === "query" ? [each.name] : []));
  if (!family) return [];
  return listReferences(operation, names, spec).map((reference) => {
    return {
      variant: `query ${reference.name}`,
      writes: true,
      run: (steps) => checkQueryReference(family, reference, steps),
    };
  });
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
  const theirs = await findForeign(operation, names.at(-1) ?? "", steps);
  const mine = await context.createDraft(operation, { isolated: true });
  const foreignIds = withIds(operation.path, theirs.ids);
  const path = { ...mine.path, ...Object.fromEntries(names.map((name) => [name, foreignIds[name] ?? ""])) };
  await expectForeign(operation, { ...theirs, ids: idsIn(operation.path, path).slice(0, theirs.ids.length) }, steps);
  const pathPattern = pathPatternOf(resourcePathOf(operation.path));
  const hidden = await readResource(theirs, steps);
  const get = operationAt(spec, "get", theirs.pathPattern);
  expect(
    !get || hidden !== undefined,
    `Expected ${get?.operationId} to return the outsider's resource to the outsider.`,
  );
  const draft = applyEdits({ ...mine, path }, [{ in: "as", actor }]);
  const statuses = foreignStatuses(operation, names[0] ?? "", spec);
  const resources = [{ pathPattern, ids: idsIn(operation.path, mine.path), owner: context }, theirs];
  await expectRejected(draft, { statuses, resources, hidden }, steps);
}

/** The outsider's resource, or one of its parents, up to a path parameter. */
async function findForeign(operation: Operation, name: string, { context }: ScenarioSteps): Promise<ResourceAddress> {
  const owner = await context.outsiderContext();
  const path = operation.path.slice(0, operation.path.indexOf(`{${name}}`) + name.length + 2);
  const isParent = path !== resourcePathOf(operation.path);
  const ids = isParent ? await owner.resourceIds(path) : idsIn(operation.path, await findForeignPath(operation, owner));
  return { pathPattern: pathPatternOf(path), ids, owner };
}

// If the API deletes the resource, other tests still need theirs.
async function findForeignPath(operation: Operation, owner: RunContext): Promise<Record<string, string>> {
  const isolated = operation.method === "delete";
  const draft = isolated ? await owner.createDraft(operation, { isolated }).catch(ignoreSkip) : undefined;
  return (draft ?? (await owner.createDraft(operation))).path;
}

/** @throws SkipError if the actor has a resource with the same id, because ids are only unique within a parent. */
async function expectForeign(operation: Operation, address: ResourceAddress, steps: ScenarioSteps): Promise<void> {
  const { context } = steps;
  const own = { ...address, owner: context };
  const isShared = context.spec.plan.resourceTypes?.[address.pathPattern]?.shared;
  // UUIDs and other long ids are unique.
  if (!isShared && (address.ids.at(-1)?.length ?? 0) > 16) return;
  if ((await readListOf(own, steps)).some(isAt(own, steps)))
    throw new SkipError(
      `The id of the outsider's ${address.pathPattern} also belongs to ${firstActor(operation, context.spec)}.`,
    );
}
