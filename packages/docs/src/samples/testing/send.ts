import type { Mock } from "@crewkit/mock";
import { parsePointer, type SetupStep } from "@crewkit/openapi";
import { formatQuery } from "../query.ts";
import type { Sample } from "../sample.ts";
import { fillVariables } from "../variables.ts";
import { findSample } from "./rendered.ts";

export type Variables = Record<string, string>;

/** Resets a mock, runs the setup steps of a sample, and returns the variables that the steps save. */
export async function runSetup(mock: Mock, before: SetupStep[]): Promise<Variables> {
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
