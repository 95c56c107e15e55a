import { type Contract, listOperations, type Operation, type Parameter, resolve } from "@crewkit/openapi";
import { type MethodName, methodNameOf } from "./names.ts";
import { type Schema, typeOf } from "./schema-type.ts";

/** An operation with everything the client needs to know about it. */
export interface ClientOperation {
  operation: Operation;
  name: MethodName;
  success: Success;
  input: Input | undefined;
  /** The parameters of the path, in its order. */
  pathParameters: Parameter[];
  /** The path parameters that the method takes: `org` already has the organization's id. */
  methodPathParameters: Parameter[];
}

/** The success response of an operation. */
interface Success {
  status: string;
  /** Which part of the body the client returns. For a list, it returns the items one by one. */
  returns: "data" | "list" | "user" | "whole";
  /** The TypeScript type: of an item, for a list. */
  type: string;
  /** The schema: of an item, for a list. */
  schema: Schema;
}

/** What an operation takes next to the values of its path. */
export interface Input {
  kind: "query" | "body";
  type: string;
  required: boolean;
}

/**
 * Reads the operations of a contract for the client, in its order.
 *
 * @throws if the client does not support an operation. The message says what to change.
 */
export function readOperations(contract: Contract): ClientOperation[] {
  return listOperations(contract).map((operation) => {
    const [name, pathParameters] = [methodNameOf(operation), pathParametersOf(contract, operation)];
    const methodPathParameters = name.receiver === "org" ? pathParameters.slice(1) : pathParameters;
    return {
      operation,
      name,
      pathParameters,
      methodPathParameters,
      success: successOf(contract, operation),
      input: inputOf(operation),
    };
  });
}

/** Whether an operation returns pages. */
export function isList({ success }: ClientOperation): boolean {
  return success.returns === "list";
}

function successOf(contract: Contract, { operationId, responses, parameters }: Operation): Success {
  const successes = Object.entries(responses).filter(([status]) => /^2\d\d$/.test(status));
  const [[status, response] = []] = successes;
  const schema = response?.content?.["application/json"]?.schema;
  if (!status || !schema || successes.length > 1) throw new Error(`${operationId} must have one success, in JSON.`);
  const properties = resolve(contract, schema).properties ?? {};
  const returns = returnsOf(operationId, Object.keys(properties));
  if (returns === "list" && !parameters.some(({ name }) => name === "page"))
    throw new Error(
      `${operationId} answers a page, but has no parameter \`page\`. Give it one, or leave \`meta\` out.`,
    );
  const returned = selectSchema(schema, properties, returns);
  if (!returned) throw new Error(`${operationId} answers a page whose \`data\` is no list.`);
  return { status, returns, type: typeOf(returned, operationId), schema: returned };
}

// A caller would not get any other property next to `data` or `user`.
function returnsOf(operationId: string, keys: string[]): Success["returns"] {
  const form = { data: "data", "data meta": "list", user: "user" } as const;
  const found = form[keys.toSorted().join(" ") as keyof typeof form];
  if (!found && keys.some((key) => key === "data" || key === "user"))
    throw new Error(`${operationId} answers ${keys}, which is none of the forms: data; data and meta; user; neither.`);
  return found ?? "whole";
}

function selectSchema(
  schema: Schema,
  { data, user }: Record<string, Schema>,
  returns: Success["returns"],
): Schema | undefined {
  if (returns === "list") return data && "items" in data ? data.items : undefined;
  return { whole: schema, user, data }[returns];
}

/**
 * Reads what an operation takes.
 *
 * @throws if it takes a query and a body, or a header: the client's functions have one parameter for them.
 */
export function inputOf(operation: Operation): Input | undefined {
  const [query, body] = [queryOf(operation), bodyOf(operation)];
  const unsupported = operation.parameters.find((parameter) => parameter.in !== "path" && parameter.in !== "query");
  if (unsupported)
    throw new Error(
      `${operation.operationId} takes ${unsupported.name} in its ${unsupported.in}. The client has no place for it.`,
    );
  if (query && body) throw new Error(`${operation.operationId} takes a query and a body. The client takes one.`);
  return query ?? body;
}

// `@crewkit/types` has a type of that name for each query.
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

// The client rejects an `id` that is no UUID before it sends anything.
function pathParametersOf(contract: Contract, { operationId, path, parameters }: Operation): Parameter[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => {
    const parameter = parameters.find((each) => each.in === "path" && each.name === name);
    if (!parameter) throw new Error(`${operationId} does not describe {${name}} of its path.`);
    const { format } = parameter.schema ? resolve(contract, parameter.schema) : {};
    if (name.endsWith("id") !== (format === "uuid"))
      throw new Error(`${operationId}: ${idNameRule} {${name}} does not.`);
    return parameter;
  });
}

const idNameRule = "packages/client/src/url.ts needs the names of UUIDs in a path, and no others, to end in `id`.";
