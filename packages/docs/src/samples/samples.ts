import type { SampleOverrides } from "@crewkit/openapi";
import { readTestRequests } from "@crewkit/openapi/node";
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

/** The plan of an operation's samples, with its overrides. */
export function readPlan(operation: DocOperation): Plan {
  overrides ??= readSampleOverrides();
  return planOf(operation, overrides[operation.operationId]);
}

let overrides: Record<string, SampleOverrides> | undefined;

/** The `sample` overrides in openapi/test-requests/, by operationId. */
export function readSampleOverrides(): Record<string, SampleOverrides> {
  const samples = Object.entries(readTestRequests()).flatMap(([operationId, requests]) =>
    Object.entries(requests).flatMap(([key, { sample }]) =>
      key.startsWith("2") && sample ? [[operationId, sample]] : [],
    ),
  );
  return Object.fromEntries(samples);
}
