import type { Operation } from "@crewkit/openapi";
import { SkipError } from "../context/skip.ts";
import { applyEdits } from "../http/draft.ts";
import { bodyFields } from "../schema/body.ts";
import { foreignStatuses, outsiderStatus } from "../spec/error-statuses.ts";
import { mayWrite, type SpecModel } from "../spec/model.ts";
import { idsIn, parameterNames, pathPatternOf, resourcePathOf } from "../spec/paths.ts";
import { listCreatedFamilies, listResourcePaths, operationAt } from "../spec/resource-families.ts";
import type { ScenarioGenerator, ScenarioParts, ScenarioSteps } from "./generator.ts";
import { expectRejected, readResource } from "./tools/expect-rejected.ts";
import { checkBodyReference, checkQueryReference, listReferences } from "./tools/foreign-references.ts";

/**
 * An outsider's id in a path, a body or a query parameter is rejected or ignored, and has no effect (OWASP API1:2023, Broken
 * Object Level Authorization).
 */
export const foreignIds: ScenarioGenerator = (spec) => {
  const { outsider } = spec.plan;
  if (outsider === undefined) return [];
  // Resource types without an outsider status in the plan belong to no user.
  return spec.operations
    .filter((each) => each.secured && outsiderStatus(each, spec) !== undefined)
    .flatMap((operation) =>
      [...pathChecks(operation, spec), ...bodyChecks(operation, spec), ...queryChecks(operation, spec)].map(
        (check) => ({
          ...{ operation, as: [outsider], writes: true },
          ...check,
        }),
      ),
    );
};

type Check = Required<Pick<ScenarioParts, "variant" | "run">>;

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
    return { variant: `query ${reference.name}`, run: (steps) => checkQueryReference(family, reference, steps) };
  });
}

/** The parameters to fill with foreign ids: those of the first levels, of the last levels, or of one level. */
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
  const pathPattern = pathPatternOf(resourcePathOf(operation.path));
  const outsider = await context.outsiderContext();
  const [mine, theirs] = [
    await context.createDraft(operation, { isolated: true }),
    await outsider.createDraft(operation),
  ];
  const path = { ...mine.path, ...Object.fromEntries(names.map((name) => [name, theirs.path[name] ?? ""])) };
  const [topActor = ""] = spec.plan.actors;
  const draft = applyEdits({ ...mine, path }, [{ in: "as", actor: topActor }]);
  const addressOf = (ids: Record<string, string>, owner = context) => {
    return { pathPattern, ids: idsIn(operation.path, ids), owner };
  };
  if (spec.plan.resourceTypes?.[pathPattern]?.shared && (await readResource(addressOf(path), steps)))
    throw new SkipError(`The ${pathPattern} of the outsider also belongs to ${topActor}.`);
  const hidden = await readResource(addressOf(theirs.path, outsider), steps);
  const get = operationAt(spec, "get", pathPattern);
  expect(
    !get || hidden !== undefined,
    `Expected ${get?.operationId} to return the outsider's resource to the outsider.`,
  );
  const statuses = foreignStatuses(operation, names[0] ?? "", spec);
  const resources = [addressOf(mine.path), addressOf(theirs.path, outsider)];
  await expectRejected(draft, { statuses, resources, hidden }, steps);
}
