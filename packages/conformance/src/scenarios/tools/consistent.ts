import { isDeepStrictEqual } from "node:util";
import type { Operation } from "@crewkit/openapi";
import { differences } from "../../values/differences.ts";
import { formatList } from "../../values/format.ts";
import { hasId } from "../../values/json.ts";
import type { ScenarioSteps } from "../scenario.ts";
import { type Collection, observe, type Snapshot } from "./collection.ts";

type Resource = Record<string, unknown>;

/** A resource as its list and its GET operation return it. */
interface Views {
  item: Resource;
  resource: Resource;
}

interface ViewedResource {
  list: Operation;
  get: Operation;
  id: string;
  /** Undefined if one of the operations does not return the resource. */
  read(): Promise<Views | undefined>;
}

/** Expects equal values of the fields that both operations return. Ignores fields that change from request to request. */
export async function expectConsistent({ list, get, id, read }: ViewedResource, steps: ScenarioSteps): Promise<void> {
  const { volatileFields = [] } = steps.context.spec.plan;
  const first = await read();
  if (!first || compare(first, volatileFields).length === 0) return;
  const second = await read();
  if (!second) return;
  const isChanging = (name: string) =>
    !isDeepStrictEqual([first.item[name], first.resource[name]], [second.item[name], second.resource[name]]);
  const problems = compare(second, [...volatileFields, ...Object.keys(first.item).filter(isChanging)]);
  const message = `Expected ${get.operationId} to return ${id} as in ${list.operationId}`;
  steps.expect(problems.length === 0, `${message}, but ${formatList(problems, "; ")}.`, get.operationId);
}

// A list may contain another representation, such as an id instead of an object.
function compare({ item, resource }: Views, ignoredFields: readonly string[]): string[] {
  const names = Object.keys(item).filter((name) => name in resource && isComparable(item[name], resource[name]));
  const pick = (views: Resource) => Object.fromEntries(names.map((name) => [name, views[name]]));
  return differences(pick(item), pick(resource), { ignoredFields, closed: false });
}

function isComparable(a: unknown, b: unknown): boolean {
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
    let known: Snapshot | undefined = collection.snapshot;
    const read = async () => {
      const current = known ?? (await observe(collection, steps));
      known = undefined;
      const [item, resource] = [list, get].map((each) =>
        current.get(each)?.items.find((found) => hasId(found, idField, id)),
      );
      return item && resource && { item, resource };
    };
    await expectConsistent({ list, get, id, read }, steps);
  }
}
