import { type Contract, listOperations, type Operation, type Parameter, resolve } from "@crewkit/openapi";

/** A program that calls operations of `/ops`, each as the contract's own examples call it. */
export function everyCall(contract: Contract, operations: Operation[]): string {
  const names = operations.map(({ operationId }) => operationId);
  const calls = operations.map((operation) => callOf(contract, operation));
  return `import { connect, ${names.join(", ")} } from "@crewkit/client/ops"; const connection = connect();
    ${calls.join("\n")}`;
}

/** Every nth operation: a part of the contract with operations of all kinds. */
export function oneIn(contract: Contract, step: number): Operation[] {
  return listOperations(contract).filter((_, at) => at % step === 0);
}

function callOf(contract: Contract, operation: Operation): string {
  const { operationId, path, parameters } = operation;
  const ids = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) =>
    exampleOf(parameters.find((each) => each.name === name)),
  );
  const query = parameters.filter((each) => each.in === "query" && each.required);
  const values = query.length > 0 ? [Object.fromEntries(query.map((each) => [each.name, exampleOf(each)]))] : [];
  const args = [...ids, ...bodyOf(contract, operation), ...values].map((value) => JSON.stringify(value));
  return `await ${operationId}(${["connection", ...args].join(", ")});`;
}

function exampleOf(parameter: Parameter | undefined): unknown {
  return parameter?.example;
}

function bodyOf(contract: Contract, { requestBody }: Operation): unknown[] {
  const { examples = {} } = requestBody?.content["application/json"] ?? {};
  const [first] = Object.values(examples);
  return first ? [(resolve(contract, first) as { value?: unknown }).value] : [];
}
