import { type Contract, type Operation, resolve } from "@crewkit/openapi";

/** Creates a program that calls operations of `/ops` with the contract's examples. */
export function createProgram(contract: Contract, operations: Operation[]): string {
  const names = operations.map(({ operationId }) => operationId);
  const calls = operations.map((operation) => callOf(contract, operation));
  return `import { connect, ${names.join(", ")} } from "@crewkit/client/ops"; const connection = connect();
    ${calls.join("\n")}`;
}

function callOf(contract: Contract, operation: Operation): string {
  const { operationId, path, parameters } = operation;
  const ids = [...path.matchAll(/\{(\w+)\}/g)].map(
    ([, name]) => parameters.find((parameter) => parameter.name === name)?.example,
  );
  const query = parameters.filter((parameter) => parameter.in === "query" && parameter.required);
  const values = query.length > 0 ? [Object.fromEntries(query.map(({ name, example }) => [name, example]))] : [];
  const args = [...ids, ...bodyOf(contract, operation), ...values].map((value) => JSON.stringify(value));
  return `await ${operationId}(${["connection", ...args].join(", ")});`;
}

function bodyOf(contract: Contract, { requestBody }: Operation): unknown[] {
  const { examples = {} } = requestBody?.content["application/json"] ?? {};
  const [first] = Object.values(examples);
  return first ? [(resolve(contract, first) as { value?: unknown }).value] : [];
}
