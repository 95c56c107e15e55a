import type { SampleRecipe } from "@crewkit/openapi";
import { readRecipes } from "@crewkit/openapi/node";
import type { DocOperation } from "../model/operation.ts";
import { clientSample } from "./client.ts";
import { curlSample } from "./curl.ts";
import { fetchSample } from "./fetch.ts";
import { type Plan, planOf } from "./plan.ts";

export interface Language {
  language: "curl" | "client" | "fetch";
  label: string;
  /** As code blocks name it. */
  syntax: string;
  write(plan: Plan): string;
}

export const languages: readonly Language[] = [
  { language: "curl", label: "curl", syntax: "sh", write: curlSample },
  { language: "client", label: "TypeScript client", syntax: "ts", write: clientSample },
  { language: "fetch", label: "TypeScript fetch", syntax: "ts", write: fetchSample },
];

/** The plan of an operation's samples, by its recipe if it has one. */
export function readPlan(operation: DocOperation): Plan {
  recipes ??= readSampleRecipes();
  return planOf(operation, recipes[operation.operationId]);
}

let recipes: Record<string, SampleRecipe> | undefined;

/** What the recipes of the operations say of their samples, by operationId. */
export function readSampleRecipes(): Record<string, SampleRecipe> {
  const samples = Object.entries(readRecipes()).flatMap(([operationId, recipe]) =>
    Object.entries(recipe).flatMap(([key, { sample }]) =>
      key.startsWith("2") && sample ? [[operationId, sample]] : [],
    ),
  );
  return Object.fromEntries(samples);
}
