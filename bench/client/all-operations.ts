import { readFileSync } from "node:fs";
import { type Contract, type Operation, resolve } from "@crewkit/openapi";

/** The source of a program that calls the methods of operations with the contract's examples. */
export function programOf(contract: Contract, operations: Operation[]): string {
  const methods = readMethods();
  const calls = operations.map((operation) => callOf(contract, operation, methods[operation.operationId] ?? ""));
  return `import { createCrewkit } from "@crewkit/client"; const crewkit = createCrewkit(), org = crewkit.org("");
    ${calls.join("\n")}`;
}

/** The expression of each method, such as `org.sessions.list`, by operationId. The README of the client lists them. */
function readMethods(): Record<string, string> {
  const readme = readFileSync(new URL("../../packages/client/README.md", import.meta.url), "utf8");
  const rows = readme.matchAll(/`([\w.]+)`\]\(\S*\/(\w+)\.html\)/g);
  return Object.fromEntries([...rows].map(([, method, operationId]) => [operationId, method]));
}

function callOf(contract: Contract, { path, parameters, requestBody }: Operation, method: string): string {
  const ids = [...path.matchAll(/\{(\w+)\}/g)].map(([, id]) => parameters.find(({ name }) => name === id)?.example);
  const bodies = Object.values(requestBody?.content["application/json"]?.examples ?? {});
  const body = bodies.slice(0, 1).map((example) => resolve(contract, example).value);
  const required = parameters.filter((parameter) => parameter.in === "query" && parameter.required);
  const query = required.length > 0 ? [Object.fromEntries(required.map(({ name, example }) => [name, example]))] : [];
  const args = [...ids.slice(method.startsWith("org.") ? 1 : 0), ...body, ...query];
  return `await ${method}(${args.map((value) => JSON.stringify(value)).join(", ")});`;
}
