import {
  type Contract,
  listOperations,
  type Operation,
  type Parameter,
  type Response,
  resolve,
} from "@crewkit/openapi";
import { type MethodName, methodNameOf } from "./names.ts";

export interface ClientOperation {
  operation: Operation;
  name: MethodName;
  success: Success;
  input: Input | undefined;
  pathParameters: Parameter[];
  /** The path parameters that the method takes. For methods on `org`, the organization's ID is already bound. */
  methodPathParameters: Parameter[];
}

interface Success {
  status: string;
  /** The part of the body that the client returns. */
  returns: "data" | "list" | "user" | "message" | "object";
  /** The TypeScript type. For a list, the type of an item. */
  type: string;
  schema: Schema;
}

type Schema = NonNullable<NonNullable<Response["content"]>[string]["schema"]>;

export interface Input {
  kind: "query" | "body";
  type: string;
  required: boolean;
}

/** @throws if the client does not support an operation. */
export function readOperations(contract: Contract): ClientOperation[] {
  return listOperations(contract).map((operation) => {
    const name = methodNameOf(operation);
    const pathParameters = pathParametersOf(contract, operation);
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

export function isList({ success }: ClientOperation): boolean {
  return success.returns === "list";
}

function successOf(contract: Contract, { operationId, responses, parameters }: Operation): Success {
  const successes = Object.entries(responses).filter(([status]) => /^2\d\d$/.test(status));
  const [[status, response] = []] = successes;
  const schema = response?.content?.["application/json"]?.schema;
  if (!status || !schema || successes.length > 1)
    throw new Error(`${operationId} must have exactly one success response, and it must be JSON.`);
  const properties = resolve(contract, schema).properties ?? {};
  const returns = returnsOf(operationId, Object.keys(properties));
  if (returns === "list" && !parameters.some(({ name }) => name === "page"))
    throw new Error(
      `${operationId} returns a page, but has no parameter \`page\`. Add the parameter, or remove \`meta\`.`,
    );
  const returned = selectSchema(schema, properties, returns);
  if (!returned)
    throw new Error(
      `${operationId} returns \`meta\`, but its \`data\` is not an array. Change \`data\`, or remove \`meta\`.`,
    );
  return { status, returns, type: typeOf(returned, operationId), schema: returned };
}

// The client would drop other properties next to `data` or `user`.
function returnsOf(operationId: string, keys: string[]): Success["returns"] {
  const parts = { data: "data", "data meta": "list", user: "user", message: "message" } as const;
  const returns = parts[keys.toSorted().join(" ") as keyof typeof parts];
  if (!returns && keys.some((key) => key === "data" || key === "user"))
    throw new Error(
      `${operationId} returns ${keys.join(", ")}. The client supports only data, data with meta, user, or a body without these.`,
    );
  return returns ?? "object";
}

function selectSchema(
  schema: Schema,
  { data, user }: Record<string, Schema>,
  returns: Success["returns"],
): Schema | undefined {
  if (returns === "list") return data && "items" in data ? data.items : undefined;
  return { object: schema, message: schema, user, data }[returns];
}

/** @throws if the operation has a header parameter, or both a query and a body, which the client does not support. */
export function inputOf(operation: Operation): Input | undefined {
  const query = queryOf(operation);
  const body = bodyOf(operation);
  const unsupported = operation.parameters.find((parameter) => parameter.in !== "path" && parameter.in !== "query");
  if (unsupported)
    throw new Error(
      `${operation.operationId} has the ${unsupported.in} parameter ${unsupported.name}, which the client does not support.`,
    );
  if (query && body)
    throw new Error(`${operation.operationId} has a query and a body. The client supports only one of them.`);
  return query ?? body;
}

// The type is in `@crewkit/types`.
function queryOf({ operationId, parameters }: Operation): Input | undefined {
  const query = parameters.filter((parameter) => parameter.in === "query");
  if (query.length === 0) return undefined;
  const type = `${operationId.charAt(0).toUpperCase()}${operationId.slice(1)}Query`;
  return { kind: "query", type, required: query.some(({ required }) => required) };
}

function bodyOf({ operationId, requestBody }: Operation): Input | undefined {
  if (!requestBody) return undefined;
  const { schema } = requestBody.content["application/json"] ?? {};
  if (!schema) throw new Error(`${operationId} has a request body that is not JSON. The client sends JSON.`);
  return { kind: "body", type: typeOf(schema, operationId), required: requestBody.required ?? false };
}

function pathParametersOf(contract: Contract, { operationId, path, parameters }: Operation): Parameter[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => {
    const parameter = parameters.find((each) => each.in === "path" && each.name === name);
    if (!parameter)
      throw new Error(`${operationId} does not declare the path parameter {${name}}. Add it to \`parameters\`.`);
    const { format } = parameter.schema ? resolve(contract, parameter.schema) : {};
    // See packages/client/src/url.ts.
    if (name.endsWith("id") !== (format === "uuid"))
      throw new Error(
        `${operationId}: names of path parameters must end in \`id\` for UUIDs, and only for UUIDs. Rename {${name}}.`,
      );
    return parameter;
  });
}

/**
 * Converts a schema to a TypeScript type: its name, or an inline type such as `{ message: string }`.
 *
 * @throws if the schema has no name, and no fields or more than two.
 */
function typeOf(schema: Schema, operationId: string): string {
  if ("$ref" in schema) return schema.$ref.slice(schema.$ref.lastIndexOf("/") + 1);
  if (schema.oneOf) return schema.oneOf.map((each) => typeOf(each, operationId)).join(" | ");
  const simple = typeof schema.type === "string" && simpleTypes[schema.type];
  if (simple) return simple;
  const { properties = {}, required = [] } = schema;
  const fields = Object.entries(properties).map(([name, field]) => {
    return `${name}${required.includes(name) ? "" : "?"}: ${typeOf(field, operationId)}`;
  });
  if (fields.length === 0 || fields.length > 2)
    throw new Error(
      `${operationId} has an inline schema that is too complex. Move it to openapi/components/schemas: ${JSON.stringify(schema)}`,
    );
  return `{ ${fields.join("; ")} }`;
}

const simpleTypes: Record<string, string | undefined> = {
  string: "string",
  integer: "number",
  number: "number",
  boolean: "boolean",
  null: "null",
};
