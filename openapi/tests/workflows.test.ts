import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { listOperations, locate, type Operation, resolve } from "../src/index.ts";
import { readContract } from "../src/node.ts";
import { createValidator } from "../src/validator.ts";

interface Step {
  stepId: string;
  operationId: string;
  parameters?: { name: string; in: string }[];
  requestBody?: { payload: Record<string, unknown> };
  successCriteria: { condition: string }[];
  outputs?: Record<string, string>;
}

const contract = readContract();
const validate = createValidator(contract);
const operations = new Map(listOperations(contract).map((each) => [each.operationId, each]));

// Redocly's linter looks at a workflow alone; whether it agrees with the contract is asked here.
for (const { workflowId, steps } of workflows()) {
  test.each(steps)(`${workflowId}: $stepId agrees with the contract`, (step) => {
    const operation = operations.get(step.operationId);
    expect(operation, `no operation ${step.operationId}`).toBeDefined();
    expect(asks.flatMap((ask) => ask(step, operation as Operation))).toEqual([]);
  });
}

const asks: ((step: Step, operation: Operation) => string[])[] = [
  unknownParameters,
  lackingParameters,
  token,
  body,
  answer,
];

function unknownParameters(step: Step, { parameters }: Operation): string[] {
  const known = parameters.map(({ name }) => name);
  return given(step)
    .filter((name) => !known.includes(name))
    .map((name) => `has no parameter ${name}`);
}

function lackingParameters(step: Step, { parameters }: Operation): string[] {
  const required = parameters.filter((each) => each.required).map(({ name }) => name);
  return required.filter((name) => !given(step).includes(name)).map((name) => `requires the parameter ${name}`);
}

function token({ parameters = [] }: Step, { secured }: Operation): string[] {
  const carried = parameters.some(({ name }) => name === "Authorization");
  return carried === secured ? [] : [secured ? "needs a token" : "needs no token"];
}

/** Where a body waits for a value of an earlier step, an example's stands in. */
function body({ requestBody: sent }: Step, { path, method, requestBody }: Operation): string[] {
  if (!sent) return requestBody?.required ? ["requires a body"] : [];
  const examples = Object.assign({}, ...exampleValues(requestBody));
  const entries = Object.entries(sent.payload);
  const filled = entries.map(([key, value]) => [key, String(value).startsWith("$") ? examples[key] : value]);
  const place = ["paths", path, method, "requestBody", "content", "application/json", "schema"];
  return validate(locate(contract, place), Object.fromEntries(filled));
}

function answer(step: Step, { responses }: Operation): string[] {
  const status = step.successCriteria[0]?.condition.match(/^\$statusCode == (\d+)$/)?.[1] ?? "";
  const shown = exampleValues(responses[status]);
  if (shown.length === 0) return [`does not document ${status}`];
  const read = pointers(step).filter((pointer) => !shown.some((value) => has(value, pointer)));
  return read.map((pointer) => `shows no ${pointer} in an example of ${status}`);
}

function given({ parameters = [] }: Step): string[] {
  return parameters.map(({ name }) => name).filter((name) => name !== "Authorization");
}

function workflows(): { workflowId: string; steps: Step[] }[] {
  const folder = new URL("../workflows/", import.meta.url);
  const files = readdirSync(folder).filter((name) => name.endsWith(".arazzo.yaml"));
  return files.flatMap((name) => parse(readFileSync(new URL(name, folder), "utf8")).workflows);
}

function exampleValues(holder: Operation["requestBody"] | Operation["responses"][string]): unknown[] {
  const examples = Object.values(holder?.content?.["application/json"]?.examples ?? {});
  return examples.map((example) => resolve(contract, example).value);
}

function pointers({ successCriteria, outputs = {} }: Step): string[] {
  const expressions = [...successCriteria.map(({ condition }) => condition), ...Object.values(outputs)];
  return expressions
    .flatMap((text) => text.match(/\$response\.body#\/[\w/]+/g) ?? [])
    .map((text) => text.split("#/")[1] ?? "");
}

function has(value: unknown, pointer: string): boolean {
  const keys = pointer.split("/");
  const above = keys.slice(0, -1).reduce<unknown>((node, key) => (node as Record<string, unknown>)?.[key], value);
  return typeof above === "object" && above !== null && (keys.at(-1) ?? "") in above;
}
