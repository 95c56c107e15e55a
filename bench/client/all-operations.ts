import { type Contract, type Operation, resolve } from "@crewkit/openapi";

/** The source of a program that calls operations of `/ops` with the contract's examples. */
export function programOf(contract: Contract, operations: Operation[]): string {
  const names = operations.map(({ operationId }) => operationId);
  const calls = operations.map((operation) => callOf(contract, operation));
  return `import { connect, ${names.join(", ")} } from "@crewkit/client/ops"; const connection = connect();
    ${calls.join("\n")}`;
}

function callOf(contract: Contract, { operationId, path, parameters, requestBody }: Operation): string {
  const ids = [...path.matchAll(/\{(\w+)\}/g)].map(([, id]) => parameters.find(({ name }) => name === id)?.example);
  const bodies = Object.values(requestBody?.content["application/json"]?.examples ?? {});
  const body = bodies.slice(0, 1).map((example) => resolve(contract, example).value);
  const required = parameters.filter((parameter) => parameter.in === "query" && parameter.required);
  const query = required.length > 0 ? [Object.fromEntries(required.map(({ name, example }) => [name, example]))] : [];
  const args = [...ids, ...body, ...query].map((value) => JSON.stringify(value));
  return `await ${operationId}(${["connection", ...args].join(", ")});`;
}
