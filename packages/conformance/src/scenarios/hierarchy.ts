import type { Operation } from "@crewkit/openapi";
import { SkipError } from "../context/skip.ts";
import type { RequestDraft } from "../http/draft.ts";
import { unknownId } from "../schema/parameter.ts";
import { documents, type SpecModel } from "../spec/model.ts";
import { parameterNames, parentOf, pathPatternOf, resourcePathOf, withIds } from "../spec/paths.ts";
import type { ScenarioGenerator, ScenarioSteps } from "./generator.ts";
import { readList } from "./tools/lists.ts";

/** A child is not found under another parent (RESTler's resource hierarchy), even if the caller can access both parents. */
export const hierarchy: ScenarioGenerator = (spec) =>
  spec.operations
    .filter((operation) => documents(operation, spec.plan.errorStatuses.path))
    .flatMap((operation) =>
      listParents(operation.path, spec).map((parent) => ({
        operation,
        variant: parameterNames(parent).at(-1) ?? "",
        writes: true,
        run: (steps: ScenarioSteps) => checkHierarchy(operation, parent, steps),
      })),
    );

// Skips path segments that are not a resource.
function listParents(path: string, { operations }: SpecModel): string[] {
  const paths = [...path.matchAll(/\}/g)].map(({ index }) => path.slice(0, index + 1));
  const isResource = (path: string) =>
    operations.some((each) => pathPatternOf(resourcePathOf(each.path)) === pathPatternOf(path));
  return paths.slice(0, -1).filter(isResource);
}

async function checkHierarchy(operation: Operation, parent: string, steps: ScenarioSteps): Promise<void> {
  const { context, send } = steps;
  const otherParent = { [parameterNames(parent).at(-1) ?? ""]: (await context.secondResourceIds(parent)).at(-1) ?? "" };
  const initialDraft = await context.createDraft(operation, { isolated: true });
  const createOther = async () => {
    const ids = await context.newResourceIds(resourcePathOf(operation.path));
    return context.createDraft(operation, { overrides: { path: withIds(operation.path, ids) } });
  };
  const draft = (await isListed(initialDraft, otherParent, steps)) ? await createOther() : initialDraft;
  if (await isListed(draft, otherParent, steps))
    throw new SkipError(`The resource of ${operation.operationId} belongs to both parents.`);
  const [topActor = ""] = context.spec.plan.actors;
  const movedDraft = { ...draft, as: topActor, path: { ...draft.path, ...otherParent } };
  await send(movedDraft, await expectedStatus(movedDraft, steps));
}

// Some resources, such as members of teams, belong to several parents.
async function isListed(
  { operation, path }: RequestDraft,
  otherParent: Record<string, string>,
  steps: ScenarioSteps,
): Promise<boolean> {
  const collection = parentOf(pathPatternOf(resourcePathOf(operation.path)));
  const list = steps.context.spec.operations.find(
    (each) => each.method === "get" && pathPatternOf(each.path) === collection,
  );
  if (!list) return false;
  const id = path[childParameter(operation)] ?? "";
  const draft = await steps.context.createDraft(list, { overrides: { path: { ...path, ...otherParent } } });
  const { items } = await readList(draft, steps, 100);
  return items.some((item) => Object.values(item).some((value) => String(value) === id));
}

// If the caller has no permission for the other parent, the API rejects every id there with the same status.
async function expectedStatus(movedDraft: RequestDraft, { context }: ScenarioSteps): Promise<number | undefined> {
  const { path, permission } = context.spec.plan.errorStatuses;
  const child = childParameter(movedDraft.operation);
  const parameter = movedDraft.operation.parameters.find(({ name }) => name === child);
  const unknown = parameter && unknownId(context.spec, parameter, 1);
  if (unknown === undefined) return path;
  const unknownDraft = { ...movedDraft, path: { ...movedDraft.path, [child]: unknown } };
  const { response } = await context.send(unknownDraft);
  return response.status === permission ? permission : path;
}

function childParameter({ path }: Operation): string {
  return parameterNames(path).at(-1) ?? "";
}
