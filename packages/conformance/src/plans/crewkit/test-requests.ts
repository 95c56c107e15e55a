import { createHash } from "node:crypto";
import type { ExpectedValue, OperationTestRequests, RequestParts, SetupStep, TestRequest } from "@crewkit/openapi";
import testRequests from "@crewkit/openapi/test-requests.json" with { type: "json" };
import { isSuccess } from "../../law/law.ts";
import { parameterNames } from "../../law/template.ts";
import type { ExpectedField, Given, OperationPlan, RequestSource } from "../../plan/plan.ts";
import { at, isObject, parseJson } from "../../values/json.ts";
import { notGiven } from "../../world/unreached.ts";
import type { World } from "../../world/world.ts";
import { type Value, values } from "./values.ts";
import { textAt } from "./world/ask.ts";
import { wait } from "./world/logins.ts";

/** What openapi/test-requests/ says of the operations. Its README tells what the values stand for. */
export function readTestRequests(): Record<string, OperationPlan> {
  return Object.fromEntries(
    Object.entries(testRequests).map(([operationId, requests]) => [operationId, toPlan(requests)]),
  );
}

function toPlan({ expected = {}, ...requests }: OperationTestRequests): OperationPlan {
  const facts = Object.entries(requests).filter(([key]) => !/^\d/.test(key));
  const errors = Object.entries(requests).filter(([key]) => key.startsWith("4"));
  const success = successIn(requests);
  const refused = errors.map(([status, requests]) => [
    status,
    mapValues(requests as Record<string, TestRequest>, ({ before = [], ...parts }) =>
      toRequestSource(before, change(success.parts, parts)),
    ),
  ]);
  return {
    ...Object.fromEntries(facts),
    success: toRequestSource(success.before, success.parts),
    refused: Object.fromEntries(refused),
    expected: mapValues(expected, toExpectedField),
  };
}

function successIn(requests: OperationTestRequests = {}): { before: SetupStep[]; parts: RequestParts } {
  const [, success = {}] = Object.entries(requests).find(([key]) => key.startsWith("2")) ?? [];
  const { before = [], sample: _, ...parts } = success;
  return { before, parts };
}

/** What values depend on: the run, the variables so far, the request's path once it is known. */
interface StepContext {
  world: World;
  fresh: boolean;
  variables: Record<string, unknown>;
  path?: unknown;
}

function toRequestSource(before: SetupStep[], parts: RequestParts): RequestSource {
  return async (world, fresh) => {
    const scene = { world, fresh, variables: {} };
    for (const step of before) await runStep(step, { ...scene, fresh: true });
    return fillParts(parts, scene);
  };
}

async function runStep(
  { operation, status, save = {}, set = {}, wait: seconds, ...own }: SetupStep,
  scene: StepContext,
) {
  const { world, variables } = scene;
  Object.assign(variables, await fill(set, scene));
  if (seconds !== undefined) await wait(world, seconds);
  if (operation === undefined) return;
  const given = await fillParts(change(successIn(testRequests[operation]).parts, own), scene);
  const draft = await world.draft(world.law.operation(operation), { base: "none", fresh: true, given });
  const { answer } = await world.send(draft);
  if (status === undefined ? !isSuccess(answer.status) : answer.status !== status) throw notGiven(operation, answer);
  for (const [name, pointer] of Object.entries(save)) variables[name] = textAt(parseJson(answer.text), pointer);
}

async function fillParts({ path = {}, ...parts }: RequestParts, scene: StepContext): Promise<Given> {
  const filled = await fill(path, scene);
  return Object.assign({ path: filled }, await fill(parts, { ...scene, path: filled })) as Given;
}

async function fill(value: unknown, scene: StepContext): Promise<unknown> {
  if (typeof value === "string") return value.startsWith("$") ? evaluate(value, scene) : fillText(value, scene);
  if (!isObject(value)) return value;
  const filled: [string, unknown][] = [];
  for (const [key, inner] of Object.entries(value)) filled.push([key, await fill(inner, scene)]);
  if (Array.isArray(value)) return filled.map(([, item]) => item);
  return Object.fromEntries(filled.filter(([, inner]) => inner !== undefined));
}

async function fillText(text: string, scene: StepContext): Promise<string> {
  const parts = text.split(/\{(\$[^{}]+)\}/);
  const filled = await Promise.all(parts.map((part, index) => (index % 2 ? evaluate(part, scene) : part)));
  return filled.join("");
}

async function evaluate(expression: string, scene: StepContext): Promise<unknown> {
  const [, name = "", of = "", part = ""] = /^\$(\w+)(?:\.([^#]+))?(?:#(.+))?$/.exec(expression) ?? [];
  const { world, variables } = scene;
  if (name === "unique") return world.unique(of);
  if (name === "once") return world.once(of, part);
  if (name === "new") return world.textAt(of, part);
  if (name === "resource") return idOf(of, part, await world.thing(of));
  if (name in variables) return variables[name];
  const make: Value | undefined = values[name];
  if (!make) throw new Error(`A requests has the value ${expression}, which neither a step nor values.ts makes.`);
  const value = await make(world, scene);
  return part === "" ? value : at(value, part);
}

function idOf(path: string, name: string, ids: string[]): string | undefined {
  return name === "" ? ids.at(-1) : ids[parameterNames(path).indexOf(name)];
}

function toExpectedField(value: ExpectedValue): ExpectedField {
  if (typeof value === "string" && value.startsWith("$")) return (answer, sent) => messageAt(value, answer, sent);
  if (!isObject(value)) return value;
  if ("null_without" in value) return (answer) => (at(answer, value.null_without) === 0 ? null : undefined);
  return (answer, sent) => {
    const text = messageAt(value.sha256, answer, sent);
    return typeof text === "string" ? createHash("sha256").update(text).digest("hex") : undefined;
  };
}

// What is in the request's body or the answer's: `$request.body#/content`.
function messageAt(expression: string, answer: unknown, sent: unknown): unknown {
  const pointer = expression.slice(expression.indexOf("#") + 1);
  return at(expression.startsWith("$request") ? sent : answer, pointer);
}

// A JSON merge patch (RFC 7396): null removes a field.
function change<T>(value: T, patch: unknown): T {
  if (!isObject(patch) || Array.isArray(patch)) return patch as T;
  const changed: Record<string, unknown> = isObject(value) ? { ...value } : {};
  for (const [key, inner] of Object.entries(patch))
    if (inner === null) delete changed[key];
    else changed[key] = change(changed[key], inner);
  return changed as T;
}

function mapValues<From, To>(object: Record<string, From>, map: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, map(value)]));
}
