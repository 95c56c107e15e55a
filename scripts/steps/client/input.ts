import { type Contract, type Operation, type Parameter, resolve } from "@crewkit/openapi";
import { typeOf } from "./type-text.ts";

/** What an operation takes beside the values of its path. */
export interface Input {
  kind: "query" | "body";
  type: string;
  required: boolean;
}

/**
 * Reads what an operation takes.
 *
 * @throws if it takes a query and a body, or a header: the client's functions have room for one of the first two.
 */
export function inputOf(operation: Operation): Input | undefined {
  const [query, body] = [queryOf(operation), bodyOf(operation)];
  const odd = operation.parameters.find((parameter) => parameter.in !== "path" && parameter.in !== "query");
  if (odd)
    throw new Error(`${operation.operationId} takes ${odd.name} in its ${odd.in}. The client has no place for it.`);
  if (query && body) throw new Error(`${operation.operationId} takes a query and a body. The client takes one.`);
  return query ?? body;
}

// `@crewkit/types` has a type of that name for each.
function queryOf({ operationId, parameters }: Operation): Input | undefined {
  const query = parameters.filter((parameter) => parameter.in === "query");
  if (query.length === 0) return undefined;
  const type = `${operationId.charAt(0).toUpperCase()}${operationId.slice(1)}Query`;
  return { kind: "query", type, required: query.some(({ required }) => required) };
}

function bodyOf({ operationId, requestBody }: Operation): Input | undefined {
  if (!requestBody) return undefined;
  const { schema } = requestBody.content["application/json"] ?? {};
  if (!schema) throw new Error(`${operationId} has a request body that is no JSON. The client sends JSON.`);
  return { kind: "body", type: typeOf(schema, operationId), required: requestBody.required ?? false };
}

/**
 * The parameters of an operation's path, in its order.
 *
 * @throws if one of them is not described, or if one of a name in `id` is no UUID or the other way round: the client
 * refuses, before it sends anything, whatever is no UUID there.
 */
export function pathParametersOf(contract: Contract, { operationId, path, parameters }: Operation): Parameter[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => {
    const parameter = parameters.find((each) => each.in === "path" && each.name === name);
    if (!parameter) throw new Error(`${operationId} does not describe {${name}} of its path.`);
    const { format } = parameter.schema ? resolve(contract, parameter.schema) : {};
    if (name.endsWith("id") !== (format === "uuid")) throw new Error(`${operationId}: ${idRule} {${name}} does not.`);
    return parameter;
  });
}

const idRule = "packages/client/src/url.ts needs the names of UUIDs in a path, and no others, to end in `id`.";
