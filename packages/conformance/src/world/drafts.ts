import type { Operation } from "@crewkit/openapi";
import { type Law, mayWrite } from "../law/law.ts";
import { parameterNames, shapeOf, thingOf } from "../law/template.ts";
import type { Plan } from "../plan/plan.ts";
import { findRecipe } from "../plan/recipes.ts";
import { bodyFor } from "../schema/body.ts";
import { valueFor } from "../schema/parameter.ts";
import type { World } from "./world.ts";

export function createDrafts(world: World, plan: Plan): World["draft"] {
  const { law } = world;
  const [most = ""] = plan.actors;

  return async (operation, { recipe = "success", fresh = false, given } = {}) => {
    // Where nothing is remembered there is no state to bring about: the contract's examples do.
    const planned = world.target.stateless ? undefined : plan.operations?.[operation.operationId];
    const found = recipe === "none" ? undefined : findRecipe(planned ?? {}, recipe);
    const own = typeof found === "function" ? await found(world, fresh) : (found ?? {});
    const parts = { ...own, ...given, path: { ...own.path, ...given?.path }, query: { ...own.query, ...given?.query } };
    const path = await fillPath(operation, parts.path, fresh);
    const body = "body" in parts ? parts.body : bodyFor(law, operation);
    const query = { ...required(law, operation, "query"), ...parts.query };
    const headers = { ...textsOf(required(law, operation, "header")), ...own.headers, ...given?.headers };
    const { as = most, token } = parts;
    return { operation, as, token, path, query, headers, body };
  };

  async function fillPath(operation: Operation, given: Record<string, string>, fresh: boolean) {
    const names = parameterNames(operation.path);
    if (world.target.stateless) return { ...examplePath(law, operation), ...given };
    if (names.every((name) => given[name] !== undefined)) return given;
    // What a request only reads, another may read too.
    const ids = await world.thing(placeOf(operation, plan), fresh && mayWrite(operation, plan));
    return Object.fromEntries(names.map((name, index) => [name, given[name] ?? ids[index] ?? ""]));
  }
}

// A thing in the state that an operation needs stands in the plan under the operation's own path.
function placeOf({ path }: Operation, { things }: Plan): string {
  return things?.[shapeOf(path)] ? path : thingOf(path);
}

function required(law: Law, { parameters }: Operation, place: string): Record<string, unknown> {
  const needed = parameters.filter((each) => each.in === place && each.required);
  return Object.fromEntries(needed.map((each) => [each.name, valueFor(law, each)]));
}

function textsOf(values: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
}

function examplePath(law: Law, { parameters }: Operation): Record<string, string> {
  const inPath = parameters.filter((each) => each.in === "path");
  return Object.fromEntries(inPath.map((each) => [each.name, String(valueFor(law, each))]));
}
