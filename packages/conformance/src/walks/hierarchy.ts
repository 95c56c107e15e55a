import type { Operation } from "@crewkit/openapi";
import type { Draft } from "../http/draft.ts";
import { documents, type Law } from "../law/law.ts";
import { parameterNames, parentOf, shapeOf, thingOf, withIds } from "../law/template.ts";
import { unknownId } from "../schema/parameter.ts";
import { Unreached } from "../world/unreached.ts";
import type { MakeWalks, Steps } from "./make.ts";
import { readWhole } from "./tools/lists.ts";

/** A child is not there under another parent (RESTler's resource hierarchy), though the caller may see both. */
export const hierarchy: MakeWalks = (law) =>
  law.operations
    .filter((operation) => documents(operation, law.plan.refusals.path))
    .flatMap((operation) =>
      listParents(operation.path, law).map((parent) => ({
        operation,
        what: parameterNames(parent).at(-1) ?? "",
        writes: true,
        go: (steps: Steps) => go(operation, parent, steps),
      })),
    );

// The paths that lead to the things above the last one of a path; between them a segment may stand for no thing.
function listParents(path: string, { operations }: Law): string[] {
  const ends = [...path.matchAll(/\}/g)].map(({ index }) => path.slice(0, index + 1));
  const isThing = (end: string) => operations.some((each) => shapeOf(thingOf(each.path)) === shapeOf(end));
  return ends.slice(0, -1).filter(isThing);
}

async function go(operation: Operation, parent: string, steps: Steps): Promise<void> {
  const { world, send } = steps;
  const other = { [parameterNames(parent).at(-1) ?? ""]: (await world.second(parent)).at(-1) ?? "" };
  const usual = await world.draft(operation, { fresh: true });
  const another = async () => {
    const ids = await world.another(thingOf(operation.path));
    return world.draft(operation, { given: { path: withIds(operation.path, ids) } });
  };
  const draft = (await isListed(usual, other, steps)) ? await another() : usual;
  if (await isListed(draft, other, steps))
    throw new Unreached(`What was made for ${operation.operationId} is in both parents.`);
  const [most = ""] = world.law.plan.actors;
  const moved = { ...draft, as: most, path: { ...draft.path, ...other } };
  await send(moved, await statusOfNothing(moved, steps));
}

// A person can be in two teams, and a content in two files: then the child is the other parent's as well.
async function isListed({ operation, path }: Draft, other: Record<string, string>, steps: Steps): Promise<boolean> {
  const collection = parentOf(shapeOf(thingOf(operation.path)));
  const list = steps.world.law.operations.find((each) => each.method === "get" && shapeOf(each.path) === collection);
  if (!list) return false;
  const id = path[childOf(operation)] ?? "";
  const draft = await steps.world.draft(list, { given: { path: { ...path, ...other } } });
  const { items } = await readWhole(draft, steps, 100);
  return items.some((item) => Object.values(item).some((value) => String(value) === id));
}

// Where who asks may not do this in the other parent, whatever is there is refused for that.
async function statusOfNothing(moved: Draft, { world }: Steps): Promise<number | undefined> {
  const { path, permission } = world.law.plan.refusals;
  const child = childOf(moved.operation);
  const parameter = moved.operation.parameters.find(({ name }) => name === child);
  const unknown = parameter && unknownId(world.law, parameter, 1);
  if (unknown === undefined) return path;
  const nothing = { ...moved, path: { ...moved.path, [child]: unknown } };
  const { answer } = await world.send(nothing);
  return answer.status === permission ? permission : path;
}

function childOf({ path }: Operation): string {
  return parameterNames(path).at(-1) ?? "";
}
