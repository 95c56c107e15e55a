import { parsePointer, type SampleRecipe } from "@crewkit/openapi";
import { readRecipes } from "@crewkit/openapi/node";
import type { DocOperation } from "../model/operation.ts";
import { clientSample } from "./client.ts";
import { curlSample } from "./curl.ts";
import { fetchSample } from "./fetch.ts";
import { type Plan, planOf } from "./plan.ts";

/** The languages that samples are shown in, in their order. */
export const languages = [
  { language: "curl", label: "curl", syntax: "sh" },
  { language: "client", label: "TypeScript client", syntax: "ts" },
  { language: "fetch", label: "TypeScript fetch", syntax: "ts" },
] as const;

type Language = (typeof languages)[number]["language"];

/** An operation called from one language. */
export interface Sample {
  language: Language;
  code: string;
}

/** What an operation's page shows beside its words: how it is called, and what comes back. */
export interface Samples {
  samples: Sample[];
  status: string;
  answer: unknown;
  /** What must have happened before, and what else somebody who runs them should know; in Markdown, a line or none. */
  note: string | undefined;
  /** JSON pointers into the answer: what is new each time, as an id is that the API gives. */
  differs: string[];
}

/** The samples of an operation, made of the contract's examples and of its recipe, if it has one. */
export function samplesOf(operation: DocOperation): Samples {
  return writeSamples(readPlan(operation));
}

/** The plan of an operation's samples, by its recipe if it has one. */
export function readPlan(operation: DocOperation): Plan {
  recipes ??= readSampleRecipes();
  return planOf(operation, recipes[operation.operationId]);
}

/** What the recipes of the operations say of their samples, by operationId. */
export function readSampleRecipes(): Record<string, SampleRecipe> {
  const samples = Object.entries(readRecipes()).flatMap(([operationId, recipe]) =>
    Object.entries(recipe).flatMap(([key, { sample }]) =>
      key.startsWith("2") && sample ? [[operationId, sample]] : [],
    ),
  );
  return Object.fromEntries(samples);
}

/** What of an answer is new each time, as a sentence in Markdown. */
export function differsText(differs: string[]): string {
  return `Yours differs in ${differs.map((pointer) => `\`${parsePointer(pointer).join(".")}\``).join(", ")}.`;
}

let recipes: Record<string, SampleRecipe> | undefined;

function writeSamples(plan: Plan): Samples {
  const { status, answer, note, differs } = plan;
  const samples = languages.map(({ language }) => ({ language, code: writers[language](plan) }));
  return { samples, status, answer, note, differs };
}

const writers: Record<Language, (plan: Plan) => string> = {
  curl: curlSample,
  client: clientSample,
  fetch: fetchSample,
};
