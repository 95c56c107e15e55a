import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Contract } from "@crewkit/openapi";
import { listOperations } from "@crewkit/openapi";
import type { Plan } from "../plan/plan.ts";
import { isObject } from "../values/json.ts";
import { WrongCall } from "./wrong-call.ts";

/**
 * Reads a plan: the default export of a module.
 *
 * @throws WrongCall if it can't be loaded or is no plan.
 */
export async function readPlanFile(file: string): Promise<Plan> {
  if (!existsSync(file)) throw new WrongCall(`There is no file ${file}.`);
  const module: { default?: unknown } = await import(pathToFileURL(resolve(file)).href).catch((error: Error) => {
    throw new WrongCall(`The plan ${file} can't be loaded: ${error.message.split("\n")[0]}`);
  });
  const plan = module.default;
  if (!isPlan(plan))
    throw new WrongCall(
      `${file} must have a plan for its default export: name, actors, authorize and refusals. See definePlan.`,
    );
  return plan;
}

/**
 * Holds a plan against a contract.
 *
 * @throws WrongCall if it names operations that the contract has not.
 */
export function checkPlan(plan: Plan, contract: Contract): void {
  const known = new Set(listOperations(contract).map(({ operationId }) => operationId));
  const unknown = Object.keys(plan.operations ?? {}).filter((operationId) => !known.has(operationId));
  if (unknown.length === 0) return;
  const names = unknown.slice(0, 3).join(", ");
  throw new WrongCall(
    `The plan "${plan.name}" is not for this contract, which has no ${names}. Give the right one with --plan.`,
  );
}

function isPlan(value: unknown): value is Plan {
  if (!isObject(value)) return false;
  const { name, actors, authorize, refusals } = value;
  const isNamed = typeof name === "string" && Array.isArray(actors) && actors.every((each) => typeof each === "string");
  return isNamed && typeof authorize === "function" && isObject(refusals);
}
