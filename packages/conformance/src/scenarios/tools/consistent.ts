import { isDeepStrictEqual } from "node:util";
import type { Operation } from "@crewkit/openapi";
import type { Item } from "../../plan/plan.ts";
import { differences } from "../../values/differences.ts";
import { formatList } from "../../values/format.ts";
import { hasId, pick } from "../../values/json.ts";
import type { ScenarioSteps } from "../scenario.ts";
import { type Collection, observe, type Snapshot } from "./collection.ts";

/** A resource as its list and its GET operation return it, if they do. */
interface Views {
  item: Item | undefined;
  resource: Item | undefined;
}

interface ViewedResource {
  list: Operation;
  get: Operation;
  id: string;
  first: Views;
  readAgain(): Promise<Views>;
}

/** Expects equal values of the fields that both operations return. Ignores fields that change from request to request. */
export async function expectConsistent(
  { list, get, id, first, readAgain }: ViewedResource,
  steps: ScenarioSteps,
): Promise<void> {
  const { volatileFields = [] } = steps.context.spec.plan;
  if (compare(first, volatileFields).length === 0) return;
  const second = await readAgain();
  const isChanging = (name: string) =>
    !isDeepStrictEqual([first.item?.[name], first.resource?.[name]], [second.item?.[name], second.resource?.[name]]);
  const problems = compare(second, [...volatileFields, ...Object.keys(second.item ?? {}).filter(isChanging)]);
  const message = `Expected ${get.operationId} to return ${id} as in ${list.operationId}`;
  steps.expect(problems.length === 0, `${message}, but ${formatList(problems, "; ")}.`, get.operationId);
}

// A list may contain another representation, such as an id instead of an object.
function compare({ item, resource }: Views, ignoredFields: readonly string[]): string[] {
  if (!item || !resource) return [];
  const names = Object.keys(item).filter((name) => name in resource && isComparable(item[name], resource[name]));
  return differences(pick(item, names), pick(resource, names), { ignoredFields, closed: false });
}

export function isComparable(a: unknown, b: unknown): boolean {
  if (typeof a === "object" && typeof b === "object")
    return (a === null) === (b === null) && Array.isArray(a) === Array.isArray(b);
  return typeof a === typeof b || (a === null && typeof b !== "object") || (b === null && typeof a !== "object");
}

/** Compares the resources of a scenario, which the collection's snapshot already contains. */
export async function expectCollectionConsistent(collection: Collection, steps: ScenarioSteps): Promise<void> {
  const { list, get, idField } = collection.family;
  if (!list || !get) return;
  for (const { id = "", isDeleted } of collection.resources) {
    if (isDeleted) continue;
    const viewsIn = (current: Snapshot): Views => {
      const [item, resource] = [list, get].map((each) =>
        current.get(each)?.items.find((found) => hasId(found, idField, id)),
      );
      return { item, resource };
    };
    const readAgain = async () => viewsIn(await observe(collection, steps));
    await expectConsistent({ list, get, id, first: viewsIn(collection.snapshot), readAgain }, steps);
  }
}
