import { type Contract, type Operation, resolve } from "@crewkit/openapi";
import { orgGroups, rootGroups } from "../../packages/client/src/generated/operations.ts";

type Tables = Readonly<Record<string, Readonly<Record<string, { id: string }>>>>;

/** The source of a program that calls the methods of operations with the contract's examples. */
export function programOf(contract: Contract, operations: Operation[]): string {
  const methods = { ...methodsOf("crewkit", rootGroups), ...methodsOf("org", orgGroups) };
  const calls = operations.map((operation) => callOf(contract, operation, methods[operation.operationId] ?? ""));
  return `import { createCrewkit } from "@crewkit/client"; const crewkit = createCrewkit(), org = crewkit.org("");
    ${calls.join("\n")}`;
}

/** The expression of each method, such as `org.sessions.list`, by operationId. */
function methodsOf(receiver: "crewkit" | "org", tables: Tables): Record<string, string> {
  const entries = Object.entries(tables).flatMap(([group, table]) =>
    Object.entries(table).map(([name, { id }]) => [id, `${receiver}.${group}.${name}`]),
  );
  return Object.fromEntries(entries);
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
