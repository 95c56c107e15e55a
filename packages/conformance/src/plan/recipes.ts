import type { Case } from "../cases/case.ts";
import type { Given, OperationPlan, Recipe } from "./plan.ts";

/** A request that the state refuses, as a plan has it. */
export interface Refused {
  status: number;
  /** Where a status has several. */
  name?: string;
  recipe: Recipe;
}

export function listRefused({ refused = {} }: OperationPlan): Refused[] {
  return Object.entries(refused).flatMap(([key, given]): Refused[] => {
    const status = Number(key);
    if (isRecipe(given)) return [{ status, recipe: given }];
    return Object.entries(given).map(([name, recipe]) => ({ status, name, recipe }));
  });
}

/** The recipe that a case begins with; undefined where the plan has none. */
export function findRecipe(plan: OperationPlan, wanted: Case["recipe"]): Recipe | undefined {
  if (wanted === "success") return plan.success;
  return listRefused(plan).find(({ status, name }) => status === wanted.status && name === wanted.name)?.recipe;
}

const parts: Record<keyof Given, true> = { as: true, token: true, path: true, query: true, headers: true, body: true };

function isRecipe(given: Recipe | Record<string, Recipe>): given is Recipe {
  return typeof given === "function" || Object.keys(given).every((key) => key in parts);
}
