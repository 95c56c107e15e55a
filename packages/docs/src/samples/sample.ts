import type { OperationTestRequests, SetupStep } from "@crewkit/openapi";
import { readContract, readTestRequests } from "@crewkit/openapi/node";
import type { DocOperation, Example } from "../model/operation.ts";
import { organizationIdOf, useOrganizationVariable, variableNames } from "./variables.ts";

/** A request, independent of the language. A string `"$NAME"` in its path, query or body is an environment variable. */
export interface SampleRequest {
  operationId: string;
  method: string;
  template: string;
  path: [name: string, value: string][];
  query: Record<string, unknown>;
  body: unknown;
  secured: boolean;
}

/** A request with its response. */
export interface Sample extends SampleRequest {
  status: string;
  response: unknown;
  before: SetupStep[];
  note: string | undefined;
  volatile: string[];
  dependsOnDate: boolean;
}

/**
 * Creates an operation's sample from the contract's examples, the request of the response example, and the overrides.
 *
 * @throws if the contract has no response example, or none with the name in the overrides.
 */
export function createSample(operation: DocOperation, requests: OperationTestRequests = {}): Sample {
  const { operationId, method, path, secured, parameterFields, successResponses, body } = operation;
  const overrides = requests.sample ?? {};
  const { before = [], note, volatile = [], dependsOnDate = false } = overrides;
  const [success] = successResponses;
  const examples = new Map(parameterFields.path.map(({ name, example }) => [name, example]));
  const required = parameterFields.query.filter((each) => each.required).map(({ name, example }) => [name, example]);
  const example = findExample(operationId, success?.examples ?? [], overrides.example);
  const request = requests[success?.status as `2${number}`]?.[example.name];
  const bodyExample = body?.examples.find(({ name }) => name === example.name) ?? body?.examples[0];
  return {
    operationId,
    method: method.toUpperCase(),
    template: path,
    path: [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => [
      name,
      String(Object(request?.path)[name] ?? examples.get(name)),
    ]),
    query: { ...Object.fromEntries(required), ...request?.query },
    body: merge(bodyExample?.value, overrides.body),
    secured,
    status: success?.status ?? "",
    response: merge(merge(example.value, echoedFields(example.value, overrides.body)), overrides.response),
    before,
    note,
    volatile,
    dependsOnDate,
  };
}

/** Reads an operation's sample. The ID of the organization in the request is the variable `$ORG`. */
export function readSample(operation: DocOperation): Sample {
  testRequests ??= readTestRequests();
  const { path, query, body, ...sample } = createSample(operation, testRequests[operation.operationId]);
  return { ...sample, ...useOrganizationVariable({ path, query, body }, organizationId()) };
}

let testRequests: Record<string, OperationTestRequests> | undefined;

export function organizationId(): string {
  cachedOrganizationId ??= organizationIdOf(readContract());
  return cachedOrganizationId;
}

let cachedOrganizationId: string | undefined;

function findExample(operationId: string, examples: Example[], name: string | undefined): Example {
  const found = name === undefined ? examples[0] : examples.find((each) => each.name === name);
  if (found) return found;
  if (name === undefined) throw new Error(`${operationId} has no response example.`);
  const names = examples.map((each) => each.name).join(", ") || "none";
  throw new Error(`${operationId} has no example \`${name}\`. Use one of: ${names}.`);
}

// Created and updated resources contain the values of the request, except the values of variables.
function echoedFields(response: unknown, body: Record<string, unknown> = {}): object {
  const data = isObject(response) ? response.data : undefined;
  if (!isObject(data)) return {};
  return {
    data: Object.fromEntries(
      Object.entries(body).filter(([name, value]) => name in data && variableNames(value).length === 0),
    ),
  };
}

function merge(base: unknown, override: unknown): unknown {
  if (!isObject(base) || !isObject(override)) return override === undefined ? base : override;
  const joined = Object.entries(override).map(([key, value]) => [key, merge(base[key], value)]);
  return { ...base, ...Object.fromEntries(joined) };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
