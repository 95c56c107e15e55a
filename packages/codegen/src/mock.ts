import { type Contract, listOperations, type Operation, resolve } from "@crewkit/openapi";

export function generateHandlerTypes(contract: Contract): string {
  const entries = listOperations(contract).map((operation) => handlerTypesOf(contract, operation));
  return `/** For the handler types: the scope (undefined if no token is required), the fields with a default, and the names of the error examples. */
export interface HandlerTypes {
${entries.join("\n")}
}
`;
}

function handlerTypesOf(
  contract: Contract,
  { operationId, secured, scope, parameters, requestBody, responses }: Operation,
): string {
  const body = requestBody?.content["application/json"]?.schema;
  const properties = Object.entries((body && resolve(contract, body).properties) ?? {});
  const fields = [...parameters.map(({ name, schema }) => [name, schema] as const), ...properties].filter(
    ([, schema]) => schema && hasDefault(contract, schema),
  );
  const errors = Object.entries(responses)
    .filter(([status]) => /^4(?!29)/.test(status))
    .flatMap(([, { content }]) => Object.keys(content?.["application/json"]?.examples ?? {}));
  const repeated = errors.find((name, index) => errors.indexOf(name) !== index);
  if (repeated) throw new Error(`${operationId} has two error examples named ${repeated}. Rename one of them.`);
  return `  ${operationId}: {
    scope: ${JSON.stringify(secured ? scope?.kind : undefined)};
    defaults: ${union(fields.map(([name]) => name))};
    errors: ${union(errors)};
  };`;
}

function hasDefault(contract: Contract, schema: object): boolean {
  return "default" in schema || ("$ref" in schema && "default" in resolve(contract, schema));
}

function union(names: string[]): string {
  return names.map((name) => JSON.stringify(name)).join(" | ") || "never";
}
