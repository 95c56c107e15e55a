import type { Operation } from "@crewkit/openapi";
import type { ResourceFamily } from "../../spec/resource-families.ts";
import { differences } from "../../values/differences.ts";
import { formatList } from "../../values/format.ts";
import { findResource } from "../../values/json.ts";
import type { ScenarioSteps } from "../scenario.ts";
import { readList } from "./lists.ts";
import { draftAt } from "./resources.ts";

type Resource = Record<string, unknown>;

/** Resources of one parent. */
export interface SiblingGroup {
  family: ResourceFamily;
  /** The ids in the path of the create operation. */
  parentIds: readonly string[];
  /** The ids of resources to read separately, in path order. */
  members: string[][];
}

/** Resources by id, as each GET operation returns them, by operationId. */
export type Snapshot = Map<string, Map<string, Resource>>;

/** Reads the whole list, unless it is too long, and each member. */
export async function takeSnapshot(
  group: SiblingGroup,
  { context, send, sendAnyStatus }: ScenarioSteps,
): Promise<Snapshot> {
  const { family, parentIds, members } = group;
  const { list, get, idField } = family;
  const snapshot: Snapshot = new Map();
  if (list) {
    const draft = await draftAt(list, parentIds, context);
    const { items, complete } = await readList(draft, { context, send });
    const byId = items.map((item): [string, Resource] => [String(item[idField]), item]);
    if (complete) snapshot.set(list.operationId, new Map(byId));
  }
  if (!get) return snapshot;
  const resources = new Map<string, Resource>();
  for (const ids of members) {
    const id = ids.at(-1) ?? "";
    const draft = await draftAt(get, ids, context);
    const found = findResource((await sendAnyStatus(draft)).body, idField, id);
    if (found) resources.set(id, found);
  }
  return snapshot.set(get.operationId, resources);
}

interface Change {
  operation: Operation;
  /** The created, changed or deleted resource. */
  id: string;
  before: Snapshot;
  after: Snapshot;
}

/** Expects that a request changed no resource except its own. */
export function expectOthersSame(
  { operation, id, before, after }: Change,
  { context, expect }: Pick<ScenarioSteps, "context" | "expect">,
): void {
  const { volatileFields = [], operations = {} } = context.spec.plan;
  const { operationId } = operation;
  const ignoredFields = [...volatileFields, ...(operations[operationId]?.updated ?? [])];
  for (const [reader, resources] of before) {
    const read = after.get(reader);
    if (!read) continue;
    const own = { id, before: resources.get(id), after: read.get(id) };
    for (const [otherId, resource] of resources) {
      if (otherId === id) continue;
      const other = { before: resource, after: read.get(otherId) };
      const isFollowing = (name: string) => isFollowingChange(name, own, other);
      const names = [...ignoredFields, ...Object.keys(resource).filter(isFollowing)];
      const problems = differences(other.before, other.after, { ignoredFields: names });
      const message = `Expected ${operationId} of ${id} not to change ${otherId} in ${reader}, but`;
      expect(problems.length === 0, `${message} ${formatList(problems, "; ")}.`);
    }
  }
}

interface States {
  before: Resource | undefined;
  after: Resource | undefined;
}

/** Some changes affect siblings: only one resource can be the default, positions shift, and links lead to neighbors. */
function isFollowingChange(name: string, own: States & { id: string }, { before, after }: States): boolean {
  const [was, is] = [before?.[name], after?.[name]];
  if (was === own.id || is === own.id) return true;
  if (!["boolean", "number"].includes(typeof was)) return false;
  if (!own.after) return is === own.before?.[name];
  return own.before?.[name] !== own.after[name] && is !== own.after[name];
}
