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
  expect(compare(sample.response, body, { volatile: sample.volatile, seconds })).toEqual([]);
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

export function compare(expected: unknown, actual: unknown, options: ComparisonOptions, at = ""): string[] {
  if (options.volatile.includes(at)) return compareVolatile(expected, actual, at);
  if (!isObject(expected) || !isObject(actual))
    return matches(expected, actual, options) ? [] : [`${at} ${mismatch(expected, actual)}`];
  const keys = new Set([...Object.keys(expected), ...Object.keys(actual)]);
  return [...keys].flatMap((key) => compare(expected[key], actual[key], options, `${at}/${key}`));
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

function compareVolatile(expected: unknown, actual: unknown, at: string): string[] {
  if (expected === actual) return [`${at} is as expected. Remove it from \`volatile\`.`];
  return typeof expected === typeof actual && expected !== undefined ? [] : [`${at} ${mismatch(expected, actual)}`];
}

function mismatch(expected: unknown, actual: unknown): string {
  return `is ${JSON.stringify(actual)}, expected ${JSON.stringify(expected)}`;
}

function matches(expected: unknown, actual: unknown, { seconds }: ComparisonOptions): boolean {
  if (expected === actual) return true;
  if (!isTimestamp(expected) || !isTimestamp(actual)) return false;
  const later = (Date.parse(actual) - Date.parse(expected)) / 1000;
  return later > 0 && later <= seconds;
}

function isTimestamp(value: unknown): value is string {
  return typeof value === "string" && /^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\dZ)?$/.test(value);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
