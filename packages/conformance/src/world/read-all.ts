import type { Given } from "../plan/plan.ts";
import type { Item } from "../plan/rules.ts";
import { schemaOf } from "../schema/resolve.ts";
import { at, isObject } from "../values/json.ts";
import { Unreached } from "./unreached.ts";
import type { World } from "./world.ts";

/**
 * The items of a list, for who needs them and does not judge them.
 *
 * @throws Unreached if an answer is no success, or the list has more than ten of its largest pages.
 */
export async function readAll(world: World, operationId: string, given: Given = {}): Promise<Item[]> {
  const { law } = world;
  const { paging } = law.plan;
  if (!paging) return [];
  const size = law.operation(operationId).parameters.find(({ name }) => name === paging.size);
  const largest = schemaOf(law, size?.schema).maximum ?? 100;
  const all: Item[] = [];
  for (let page = 1; page <= 10; page++) {
    const position = paging.kind === "page" ? page : (page - 1) * largest;
    const query = { ...given.query, [paging.page]: position, [paging.size]: largest };
    const items = at(await world.call(operationId, { ...given, query }), paging.items);
    if (!Array.isArray(items)) return all;
    all.push(...items.filter(isObject));
    if (items.length < largest) return all;
  }
  throw new Unreached(`${operationId} has more than ${all.length} items, which are too many to read them all.`);
}
