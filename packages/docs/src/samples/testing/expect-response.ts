import { type Mock, startMock } from "@crewkit/mock";
import { parsePointer, type SetupStep } from "@crewkit/openapi";
import world from "@crewkit/openapi/world.json" with { type: "json" };
import { expect } from "vitest";
import { formatQuery } from "../request.ts";
import type { Sample } from "../sample.ts";
import { fillVariables } from "../variables.ts";
import { findSample, type RenderedSample, schemaErrors } from "./rendered.ts";

/** Runs the code of a sample with environment variables, and returns the response body that it prints. */
type Run = (rendered: RenderedSample, env: Variables) => Promise<unknown>;

/** Checks that a sample sends exactly its request, and prints the response shown. Timestamps may be some seconds later. */
export async function expectResponse(mock: Mock, rendered: RenderedSample, run: Run, seconds = 60): Promise<void> {
  const { operationId, sample } = rendered;
  const variables = await runSetup(mock, sample.before);
  const body = await run(rendered, { CREWKIT_API_URL: mock.url, CREWKIT_TOKEN: mock.tokens.ada, ...variables });
  const received = mock.requests().map(({ operation, status, error }) => ({ operation, status, error }));
  expect(received).toEqual([{ operation: operationId, status: Number(sample.status), error: null }]);
  expect(body).toEqual(responsePattern(sample.response, sample.volatile, seconds));
  expect(schemaErrors(sample, body)).toEqual([]);
}

/** Starts a mock at a time, by default the time of the examples. */
export function startMockAt(now = String(world.clock?.examples?.now)): Promise<Mock> {
  return startMock({ now, limits: false });
}

export type Variables = Record<string, string>;

/** Returns a pattern in which volatile values must differ and have the same type. Timestamps may be some seconds later. */
export function responsePattern(value: unknown, volatile: string[], seconds: number, at = ""): unknown {
  const pattern = (inner: unknown, key: string | number) => responsePattern(inner, volatile, seconds, `${at}/${key}`);
  if (volatile.includes(at))
    return expect.toSatisfy((actual) => actual !== value && typeof actual === typeof value, `not ${value}`);
  if (isTimestamp(value)) return expect.toSatisfy((actual) => isWithin(value, actual, seconds), value);
  if (Array.isArray(value)) return value.map(pattern);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, pattern(inner, key)]));
}

/** Resets a mock, runs the setup steps of a sample, and returns the variables that the steps save. */
async function runSetup(mock: Mock, before: SetupStep[]): Promise<Variables> {
  mock.reset();
  const variables: Variables = { ORG: mock.firstCall.organizationId };
  for (const { operation = "", path = {}, save = {}, encode = {} } of before) {
    const response =
      operation === "mails" ? mock.mails() : await sendSample(mock, findSample(operation), Object(path), variables);
    for (const [name, pointer] of Object.entries(save)) variables[name] = String(valueAt(response, pointer));
    for (const [name, value] of Object.entries(encode))
      variables[name] = Buffer.from(JSON.stringify(fillVariables(value, variables))).toString("base64url");
  }
  mock.clearRequests();
  return variables;
}

async function sendSample(mock: Mock, sample: Sample, ownPath: object, variables: Variables): Promise<unknown> {
  const examples = Object.fromEntries(sample.path);
  const { query, body } = fillVariables({ query: sample.query, body: sample.body }, variables);
  const path = fillVariables({ ...examples, ...ownPath }, variables);
  const filled = sample.template.replace(/\{(\w+)\}/g, (_, name) => path[name] ?? "");
  const response = await fetch(mock.url + filled + formatQuery(query), {
    method: sample.method,
    headers: { Authorization: `Bearer ${mock.tokens.ada}`, "Content-Type": "application/json" },
    body: body === undefined ? null : JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${sample.operationId} returned ${response.status}: ${await response.text()}`);
  return response.json();
}

function valueAt(value: unknown, pointer: string): unknown {
  return parsePointer(pointer).reduce((node, key) => (node as Record<string, unknown> | undefined)?.[key], value);
}

function isWithin(expected: string, actual: unknown, seconds: number): boolean {
  const later = isTimestamp(actual) ? (Date.parse(actual) - Date.parse(expected)) / 1000 : Number.NaN;
  return later >= 0 && later <= seconds;
}

function isTimestamp(value: unknown): value is string {
  return typeof value === "string" && /^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\dZ)?$/.test(value);
}
