import type { Operation } from "@crewkit/openapi";
import { type Came, readAnswer } from "../http/draft.ts";
import { readExpression } from "../law/expression.ts";
import { isSuccess, mayWrite } from "../law/law.ts";
import { itemsIn } from "../law/paging.ts";
import { findProducers, type Producer } from "../law/producers.ts";
import { parameterNames, parentOf, shapeOf } from "../law/template.ts";
import type { Plan } from "../plan/plan.ts";
import { parseJson } from "../values/json.ts";
import { remember } from "./remember.ts";
import { notGiven, nothingAt, onlyRead, Unreached } from "./unreached.ts";
import type { World } from "./world.ts";

/** Makes what answers the ids of things: those given for the target, made by the plan or by a creation, or found. */
export function createThings(world: World, plan: Plan): Pick<World, "thing" | "another" | "second"> {
  const { law, target } = world;
  const producers = findProducers(law);
  const standing = new Map<string, Promise<string[]>>();
  const told = new Set<string>();
  const seconds = new Map<string, Promise<string[]>>();

  return { thing, another, second };

  async function thing(path: string, fresh = false): Promise<string[]> {
    const shape = shapeOf(path);
    if (shape === "") return [];
    const given = target.things?.[shape];
    if (given) return given;
    if (fresh && target.writes) {
      const another = make(shape);
      if (another) return another;
    }
    return remember(standing, shape, () => first(shape, path));
  }

  function another(path: string): Promise<string[]> {
    const shape = shapeOf(path);
    return firstNew(shape, [() => make(shape), () => produceOne(shape)]);
  }

  function second(path: string): Promise<string[]> {
    const shape = shapeOf(path);
    return remember(seconds, shape, () => firstNew(shape, [() => produceOne(shape), () => make(shape)]));
  }

  // What the plan makes may be one for the whole run, such as a tenant.
  async function firstNew(shape: string, makers: (() => Promise<string[]> | undefined)[]): Promise<string[]> {
    if (!target.writes) throw onlyRead();
    for (const maker of makers) {
      const ids = await maker();
      if (ids && isNew(shape, ids)) return ids;
    }
    throw new Unreached(`No link of a creation leads to another ${shape}, and the plan does not say how to make one.`);
  }

  function isNew(shape: string, ids: string[]): boolean {
    const known = `${shape} ${ids.join(" ")}`;
    const isKnown = told.has(known) || target.things?.[shape]?.join() === ids.join();
    told.add(known);
    return !isKnown;
  }

  function make(shape: string): Promise<string[]> | undefined {
    const own = plan.things?.[shape]?.make;
    if (own) return own(world);
    return produceOne(shape);
  }

  function produceOne(shape: string): Promise<string[]> | undefined {
    const producer = producers.get(shape);
    return producer && produce(world, producer);
  }

  function first(shape: string, path: string): Promise<string[]> {
    const { make: own, find: known } = plan.things?.[shape] ?? {};
    if (own && target.writes) return own(world);
    return known?.(world) ?? (target.writes ? make(shape) : undefined) ?? find(world, path);
  }
}

async function produce(world: World, { operation, ids }: Producer): Promise<string[]> {
  const draft = await world.draft(operation, { fresh: true });
  const { answer } = await world.send(draft);
  if (!isSuccess(answer.status)) throw notGiven(operation.operationId, answer);
  return readIds(ids, readAnswer(draft, answer));
}

/**
 * The ids of a thing that a request made.
 *
 * @param expressions the runtime expressions that links use for ids (OpenAPI 3.1, section 4.8.20.4).
 * @throws Unreached if there is none where an expression points to.
 */
export function readIds(expressions: readonly string[], came: Came): string[] {
  return expressions.map((expression) => {
    const id = expression.startsWith("$") ? readExpression(expression, came) : expression;
    if (typeof id === "string" || typeof id === "number")
      return expression === "$response.header.Location" ? lastSegment(String(id)) : String(id);
    throw nothingAt(came.draft.operation.operationId, expression);
  });
}

// The first item of the list that the thing is in.
async function find(world: World, path: string): Promise<string[]> {
  const { law } = world;
  const parent = parentOf(path);
  const list = law.operations.find((each) => shapeOf(each.path) === shapeOf(parent) && isList(each, world));
  if (!list)
    throw new Unreached(`No list of the contract leads to ${path}, and the plan does not say how to find one.`);
  const draft = await world.draft(list);
  const { answer } = await world.send(draft);
  const [item] = itemsIn(parseJson(answer.text), law.plan.paging);
  const name = parameterNames(path).at(-1) ?? "";
  const id = item?.[law.plan.things?.[shapeOf(path)]?.id ?? name] ?? item?.id;
  if (typeof id !== "string" && typeof id !== "number") throw new Unreached(`${list.operationId} has nothing to show.`);
  const above = parameterNames(list.path).map((each) => draft.path[each] ?? "");
  return [...above, String(id)];
}

function isList(operation: Operation, { law }: World): boolean {
  return operation.method === "get" && !mayWrite(operation, law.plan);
}

function lastSegment(location: string): string {
  const path = location.replace(/[?#].*$/, "");
  return decodeURIComponent(path.slice(path.lastIndexOf("/") + 1));
}
