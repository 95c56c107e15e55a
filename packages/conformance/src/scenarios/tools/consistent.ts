import { isDeepStrictEqual } from "node:util";
import type { Operation } from "@crewkit/openapi";
import { differences } from "../../values/differences.ts";
import { formatList } from "../../values/format.ts";
import type { ScenarioSteps } from "../scenario.ts";
import { type SiblingGroup, type Snapshot, takeSnapshot } from "./snapshot.ts";

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

/** Compares the members of a group, which a snapshot already contains. */
export async function expectGroupConsistent(
  group: SiblingGroup,
  snapshot: Snapshot,
  steps: ScenarioSteps,
): Promise<void> {
  const { list, get } = group.family;
  if (!list || !get) return;
  for (const ids of group.members) {
    const id = ids.at(-1) ?? "";
    let known: Snapshot | undefined = snapshot;
    const read = async () => {
      const current = known ?? (await takeSnapshot(group, steps));
      known = undefined;
      const [item, resource] = [list, get].map(({ operationId }) => current.get(operationId)?.get(id));
      return item && resource && { item, resource };
    };
    await expectConsistent({ list, get, id, read }, steps);
  }
}
