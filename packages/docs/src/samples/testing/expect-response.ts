import { type Mock, startMock } from "@crewkit/mock";
import { parsePointer, type SetupStep } from "@crewkit/openapi";
import world from "@crewkit/openapi/world.json" with { type: "json" };
import { expect } from "vitest";
import { formatQuery } from "../request.ts";
import type { Sample } from "../sample.ts";
import { fillVariables } from "../variables.ts";
import { findSample, type RenderedSample, schemaErrors } from "./rendered.ts";

export interface RunOptions {
  /** Runs the code of a sample with environment variables, and returns the response body that it prints. */
  run(rendered: RenderedSample, env: Variables): Promise<unknown>;
  /** The maximum difference of timestamps. */
  seconds: number;
}

/** Checks that a sample sends exactly its request, and prints the response shown. */
export async function expectResponse(
  mock: Mock,
  rendered: RenderedSample,
  { run, seconds }: RunOptions,
): Promise<void> {
  const { operationId, sample } = rendered;
  const variables = await runSetup(mock, sample.before);
  const body = await run(rendered, { CREWKIT_API_URL: mock.url, CREWKIT_TOKEN: mock.tokens.ada, ...variables });
  const received = mock.requests().map(({ operation, status, error }) => ({ operation, status, error }));
  expect(received).toEqual([{ operation: operationId, status: Number(sample.status), error: null }]);
  expect(body).toEqual(responsePattern(sample.response, { volatile: sample.volatile, seconds }));
  expect(schemaErrors(sample, body)).toEqual([]);
}

export function startMockAtExampleTime(): Promise<Mock> {
  return startMock({ now: String(world.clock?.examples?.now), limits: false });
}

export function startMockAtLaterDate(): Promise<Mock> {
  return startMock({ now: "2027-04-07T09:30:00Z", limits: false });
}

export type Variables = Record<string, string>;

interface ComparisonOptions {
  /** JSON pointers to values that differ in every run. */
  volatile: string[];
  /** The maximum difference of timestamps, in seconds. */
  seconds: number;
}

/** Returns a pattern for `expect`: volatile values must differ and have the same type, and timestamps may be later. */
export function responsePattern(value: unknown, options: ComparisonOptions, at = ""): unknown {
  const pattern = (inner: unknown, key: string | number) => responsePattern(inner, options, `${at}/${key}`);
  if (options.volatile.includes(at))
    return expect.toSatisfy((actual) => actual !== value && typeof actual === typeof value, `not ${value}`);
  if (isTimestamp(value)) return expect.toSatisfy((actual) => isWithin(value, actual, options.seconds), value);
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
      operation === "mails"
        ? mock.mails()
        : await sendSample(mock, withPath(findSample(operation), path as Record<string, string>), variables);
    for (const [name, pointer] of Object.entries(save)) variables[name] = String(valueAt(response, pointer));
    for (const [name, value] of Object.entries(encode))
      variables[name] = Buffer.from(JSON.stringify(fillVariables(value, variables))).toString("base64url");
  }
  mock.clearRequests();
  return variables;
}

async function sendSample(mock: Mock, sample: Sample, variables: Variables): Promise<unknown> {
  const { path, query, body } = fillVariables(
    { path: Object.fromEntries(sample.path), query: sample.query, body: sample.body },
    variables,
  );
  const filled = sample.template.replace(/\{(\w+)\}/g, (_, name) => path[name] ?? "");
  const response = await fetch(mock.url + filled + formatQuery(query), {
    method: sample.method,
    headers: { Authorization: `Bearer ${mock.tokens.ada}`, "Content-Type": "application/json" },
    body: body === undefined ? null : JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${sample.operationId} returned ${response.status}: ${await response.text()}`);
  return response.json();
}

function withPath(sample: Sample, path: Record<string, string>): Sample {
  return { ...sample, path: sample.path.map(([name, value]) => [name, path[name] ?? value]) };
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
