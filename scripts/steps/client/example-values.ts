import { type Contract, type Parameter, resolve } from "@crewkit/openapi";
import type { ClientOperation } from "./read.ts";

/** The values of an example call of a method, by the contract's own examples. */
export interface ExampleValues {
  path: string[];
  /** The query or the body; undefined where an example needs none. */
  input: unknown;
}

/**
 * Finds values to call an operation with: the example of each path parameter, the first example of the body, and of the
 * query what is required, or else the filter that comes first and is no id.
 */
export function exampleValuesOf(contract: Contract, { operation, ownPath, input }: ClientOperation): ExampleValues {
  const [example] = Object.values(operation.requestBody?.content["application/json"]?.examples ?? {});
  return {
    path: ownPath.map(({ example }) => String(example)),
    input: input?.kind === "query" ? queryOf(operation.parameters) : example && resolve(contract, example).value,
  };
}

function queryOf(parameters: Parameter[]): object | undefined {
  const query = parameters.filter((parameter) => parameter.in === "query");
  const required = query.filter((parameter) => parameter.required);
  const filter = query.find(({ name }) => !/page|id$/.test(name));
  const shown = required.length > 0 ? required : filter ? [filter] : [];
  return shown.length > 0 ? Object.fromEntries(shown.map(({ name, example }) => [name, example])) : undefined;
}
