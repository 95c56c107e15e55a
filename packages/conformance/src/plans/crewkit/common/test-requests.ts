import { createHash } from "node:crypto";
import {
  type ExpectedValue,
  type OperationTestRequests,
  type RequestParts,
  resolve,
  type SetupStep,
  type TestRequest,
} from "@crewkit/openapi";
import testRequests from "@crewkit/openapi/test-requests.json" with { type: "json" };
import type { OperationPlan } from "../../../base/plan.ts";
import type { ExpectedField, RequestOverrides } from "../../../base/request.ts";
import type { RunContext } from "../../../base/run-context.ts";
import { parameterNames } from "../../../spec/paths.ts";
import { isObject, parseJson, valueAt } from "../../../values/json.ts";
import { textAt, unknownId } from "./requests.ts";

/** `isolated`: the request changes its resource and therefore needs a separate one. `path` is set once it is known. */
export type ValueGenerator = (context: RunContext, request: { isolated: boolean; path?: unknown }) => unknown;

type Values = Record<string, ValueGenerator>;

/** The README of openapi/ documents the expressions in test requests. */
export function readTestRequests(values: Values): Record<string, OperationPlan> {
  return mapEntries(testRequests, (requests, operationId) => toPlan(values, operationId, requests));
}

function toPlan(
  values: Values,
  operationId: string,
  { success = {}, sample: _, expected = {}, ...requests }: OperationTestRequests,
): OperationPlan {
  const { before = [], ...parts } = success;
  const facts = Object.entries(requests).filter(([key]) => !/^\d/.test(key));
  const errors = Object.entries(requests).filter(([key]) => key.startsWith("4"));
  const errorRequests = errors.map(([status, requests]) => [
    status,
    mapEntries(requests as Record<string, TestRequest>, ({ before = [], ...overrides }, name) => {
      const query = { ...parts.query, ...overrides.query };
      const source = toRequestSource(values, before, { ...applyMergePatch(parts, overrides), query });
      return withErrorCode(source, operationId, Number(status), name);
    }),
  ]);
  return {
    ...Object.fromEntries(facts),
    success: toRequestSource(values, before, parts),
    errors: Object.fromEntries(errorRequests),
    expected: mapEntries(expected, toExpectedField),
  };
}

interface StepContext {
  values: Values;
  context: RunContext;
  isolated: boolean;
  variables: Record<string, unknown>;
  path?: unknown;
}

type CreateRequest = (context: RunContext, isolated: boolean) => Promise<RequestOverrides>;

function toRequestSource(values: Values, before: SetupStep[], parts: RequestParts): CreateRequest {
  return async (context, isolated) => {
    const stepContext = { values, context, isolated, variables: {} };
    for (const step of before) await runStep(step, { ...stepContext, isolated: true });
    return fillParts(parts, stepContext);
  };
}

/** If the error of the contract's example is a code, which programs compare, expects this code. */
function withErrorCode(create: CreateRequest, operationId: string, status: number, name: string): CreateRequest {
  return async (context, isolated) => {
    const { contract, operation } = context;
    const { schema = {}, examples = {} } =
      operation(operationId).responses[status]?.content?.["application/json"] ?? {};
    const { error = {} } = Object(valueAt(resolve(contract, schema), "/properties"));
    const example = examples[exampleNameOf(name)];
    const text = String(valueAt(example && resolve(contract, example).value, "/error"));
    const isCode = [valueAt(resolve(contract, error), "/x-extensible-enum")].flat().includes(text);
    return { ...(await create(context, isolated)), ...(isCode && { expected: { "/error": text } }) };
  };
}

/** The name without the cause: `slowDown` for `slowDown (on the third poll)`. */
export function exampleNameOf(name: string): string {
  return name.split(" ", 1).join();
}

async function runStep(
  { operation, status, save = {}, set = {}, wait: seconds, ...parts }: SetupStep,
  stepContext: StepContext,
) {
  const { context, variables } = stepContext;
  Object.assign(variables, await fill(set, stepContext));
  if (seconds !== undefined) await context.clock.advance(seconds);
  if (operation === undefined) return;
  const { before: _, ...success } = testRequests[operation]?.success ?? {};
  const overrides = await fillParts(applyMergePatch<RequestParts>(success, parts), stepContext);
  const options = { base: "none", isolated: true, overrides } as const;
  const draft = await context.createDraft(context.operation(operation), options);
  const { response } = await context.sendForSetup(draft, status);
  for (const [name, pointer] of Object.entries(save)) variables[name] = textAt(parseJson(response.text), pointer);
}

async function fillParts({ path = {}, ...parts }: RequestParts, stepContext: StepContext): Promise<RequestOverrides> {
  const filledPath = (await fill(path, stepContext)) as Record<string, string>;
  const filled = (await fill(parts, { ...stepContext, path: filledPath })) as RequestOverrides;
  // Null omits a parameter, even if it is required.
  const query = mapEntries(filled.query ?? {}, (value) => value ?? undefined);
  return { ...filled, path: filledPath, query };
}

async function fill(value: unknown, stepContext: StepContext): Promise<unknown> {
  if (typeof value === "string")
    return value.startsWith("$") ? evaluate(value, stepContext) : fillText(value, stepContext);
  if (!isObject(value)) return value;
  const filled: [string, unknown][] = [];
  for (const [key, inner] of Object.entries(value)) filled.push([key, await fill(inner, stepContext)]);
  if (Array.isArray(value)) return filled.map(([, item]) => item);
  return Object.fromEntries(filled.filter(([, inner]) => inner !== undefined));
}

async function fillText(text: string, stepContext: StepContext): Promise<string> {
  const parts = text.split(/\{(\$[^{}]+)\}/);
  const filled = await Promise.all(parts.map((part, index) => (index % 2 ? evaluate(part, stepContext) : part)));
  return filled.join("");
}

async function evaluate(expression: string, stepContext: StepContext): Promise<unknown> {
  const [, name = "", argument = "", pointer = ""] = /^\$(\w+)(?:\.([^#]+))?(?:#(.+))?$/.exec(expression) ?? [];
  const { values, context, variables } = stepContext;
  if (name === "unique") return context.unique(argument);
  if (name === "unknownId") return unknownId;
  if (name === "text") return "a".repeat(Number(argument));
  if (name === "once") return context.callOnceForText(argument, pointer);
  if (name === "new") return context.callForText(argument, pointer);
  if (name === "resource") {
    const ids = await context.resourceIds(argument);
    return pointer === "" ? ids.at(-1) : ids[parameterNames(argument).indexOf(pointer)];
  }
  if (name in variables) return variables[name];
  const generate = values[name];
  if (!generate)
    throw new Error(`A test request uses ${expression}, which neither a setup step nor the plan of a tag defines.`);
  const value = await generate(context, stepContext);
  return pointer === "" ? value : valueAt(value, pointer);
}

function toExpectedField(value: ExpectedValue): ExpectedField {
  if (typeof value === "string" && value.startsWith("$"))
    return (responseBody, requestBody) => evaluateMessage(value, responseBody, requestBody);
  if (!isObject(value)) return value;
  if ("null_without" in value)
    return (responseBody) => (valueAt(responseBody, value.null_without) === 0 ? null : undefined);
  return (responseBody, requestBody) => {
    const text = evaluateMessage(value.sha256, responseBody, requestBody);
    return typeof text === "string" ? createHash("sha256").update(text).digest("hex") : undefined;
  };
}

function evaluateMessage(expression: string, responseBody: unknown, requestBody: unknown): unknown {
  const pointer = expression.slice(expression.indexOf("#") + 1);
  return valueAt(expression.startsWith("$request") ? requestBody : responseBody, pointer);
}

// JSON merge patch (RFC 7396): null removes a field.
function applyMergePatch<T>(value: T, patch: unknown): T {
  if (!isObject(patch) || Array.isArray(patch)) return patch as T;
  const changed: Record<string, unknown> = isObject(value) ? { ...value } : {};
  for (const [key, inner] of Object.entries(patch))
    if (inner === null) delete changed[key];
    else changed[key] = applyMergePatch(changed[key], inner);
  return changed as T;
}

export function mapEntries<From, To>(
  object: Record<string, From>,
  map: (value: From, key: string) => To,
): Record<string, To> {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, map(value, key)]));
}
