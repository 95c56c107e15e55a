import type { operations } from "@crewkit/types";
import type { Answer } from "../../../http/exchange.ts";
import { isSuccess } from "../../../law/law.ts";
import type { Given } from "../../../plan/plan.ts";
import { at, parseJson } from "../../../values/json.ts";
import { show } from "../../../values/show.ts";
import { notGiven, Unreached } from "../../../world/unreached.ts";
import type { World } from "../../../world/world.ts";

export type OperationId = keyof operations;

/**
 * Sends a request that is given whole, and answers the body. Unlike `world.call` it follows no recipe, so that recipes
 * can use it without going round in circles.
 *
 * @throws Unreached if it would write where the suite only reads, or the answer is no success.
 */
export async function ask(world: World, operationId: OperationId, given: Given = {}): Promise<unknown> {
  const answer = await send(world, operationId, given);
  if (isSuccess(answer.status)) return parseJson(answer.text);
  throw notGiven(operationId, answer);
}

/** The same, whatever the answer is. */
export async function send(world: World, operationId: OperationId, given: Given = {}): Promise<Answer> {
  const { law } = world;
  const operation = law.operation(operationId);
  const { as = law.plan.actors[0] ?? "", token, path = {}, query = {}, body } = given;
  const who = { as, ...(token !== undefined && { token }) };
  return (await world.send({ operation, ...who, path, query, headers: {}, body })).answer;
}

/**
 * The text at a JSON pointer of an answer.
 *
 * @throws Unreached if there is none.
 */
export function textAt(body: unknown, pointer: string): string {
  const value = at(body, pointer);
  if (typeof value === "string") return value;
  throw new Unreached(`An answer that it needs has no text at ${pointer}: ${show(body, 200)}`);
}

/** The id of the organization that the suite works in. */
export async function organizationId(world: World): Promise<string> {
  const [id = ""] = await world.thing("/{org_id}");
  return id;
}

/** The items of a list's answer; none where it is no list. */
export function itemsOf(body: unknown): unknown[] {
  const items = at(body, "/data");
  return Array.isArray(items) ? items : [];
}

export const unknownId = "00000000-0000-4000-8000-000000000000";
