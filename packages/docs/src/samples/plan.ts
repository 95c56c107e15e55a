import type { SampleOverrides, SampleSetupStep } from "@crewkit/openapi";
import type { DocOperation, Example } from "../model/operation.ts";
import { variablesOf } from "./variables.ts";

/** A call with its answer, before it is written in any language. */
export interface Plan {
  operationId: string;
  /** In capitals. */
  method: string;
  /** The template: `/{org_id}/projects`. */
  template: string;
  /** The values of the path, in its order. */
  path: [name: string, value: string][];
  query: Record<string, unknown>;
  /** Undefined where none is sent. */
  body: unknown;
  secured: boolean;
  status: string;
  response: unknown;
  before: SampleSetupStep[];
  note: string | undefined;
  volatile: string[];
  dependsOnDate: boolean;
}

/**
 * Plans an operation's sample: the contract's own examples, and over them what the recipe says.
 *
 * @throws if the contract has no example of the answer, or none of the name that the recipe says.
 */
export function planOf(operation: DocOperation, overrides: SampleOverrides = {}): Plan {
  const { operationId, method, path, secured, inputs, answers, body } = operation;
  const { before = [], note, volatile = [], dependsOnDate = false } = overrides;
  const [answer] = answers;
  const examples = new Map(inputs.path.map(({ name, example }) => [name, example]));
  const required = inputs.query.filter((each) => each.required).map(({ name, example }) => [name, example]);
  const shown = pick(operationId, answer?.examples ?? [], overrides.example);
  const sent = body?.examples.find(({ name }) => name === shown.name) ?? body?.examples[0];
  return {
    operationId,
    method: method.toUpperCase(),
    template: path,
    path: [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => [name, String(examples.get(name))]),
    query: { ...Object.fromEntries(required), ...overrides.query },
    body: merge(sent?.value, overrides.body),
    secured,
    status: answer?.status ?? "",
    response: merge(merge(shown.value, echo(shown.value, overrides.body)), overrides.response),
    before,
    note,
    volatile,
    dependsOnDate,
  };
}

function pick(operationId: string, examples: Example[], name: string | undefined): Example {
  const found = name === undefined ? examples[0] : examples.find((each) => each.name === name);
  const there = examples.map((each) => each.name).join(", ") || "none";
  if (!found) throw new Error(`${operationId} has no example ${name ?? "of its answer"}: there is ${there}.`);
  return found;
}

// What is made or changed has the values that were sent; those of variables nobody knows before.
function echo(answer: unknown, body: Record<string, unknown> = {}): object {
  const data = isObject(answer) ? answer.data : undefined;
  if (!isObject(data)) return {};
  return {
    data: Object.fromEntries(
      Object.entries(body).filter(([name, value]) => name in data && variablesOf(value).length === 0),
    ),
  };
}

// A value of JSON with another laid over it: objects are joined key by key, all else is replaced.
function merge(under: unknown, over: unknown): unknown {
  if (!isObject(under) || !isObject(over)) return over === undefined ? under : over;
  const joined = Object.entries(over).map(([key, value]) => [key, merge(under[key], value)]);
  return { ...under, ...Object.fromEntries(joined) };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
