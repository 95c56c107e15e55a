import { type Contract, type Operation, type Parameter, parsePointer, resolve } from "@crewkit/openapi";
import { createErrorFinder, type ErrorFinder, type ValidationError } from "@crewkit/openapi/validator";
import type { OpenAPIV3_1 } from "openapi-types";
import { contract, UserError } from "./catalog.ts";

/** The arguments of a call. `parameters` contains the path and query parameters. */
export interface CallArguments {
  parameters: Record<string, unknown>;
  body: unknown;
}

export interface PreparedCall {
  path: string;
  query: Record<string, unknown>;
  body: object | undefined;
}

/**
 * Checks the arguments of a call against the contract.
 *
 * @throws {UserError} with each invalid argument, what is expected and an example.
 */
export function prepareCall(operation: Operation, { parameters, body }: CallArguments): PreparedCall {
  const problems = [...parameterProblems(operation, parameters), ...bodyProblems(operation, body)];
  if (problems.length > 0)
    throw new UserError(
      [`Nothing was sent, because the arguments of ${operation.operationId} are invalid:`, ...problems].join("\n- "),
    );
  const inPath = (name: string) => encodeURIComponent(String(parameters[name]));
  return {
    path: operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => inPath(name)),
    query: Object.fromEntries(
      parametersIn(operation, "query").flatMap(({ name }) => (name in parameters ? [[name, parameters[name]]] : [])),
    ),
    // All bodies of the contract are objects.
    body: body as object | undefined,
  };
}

/** The body's schema. Undefined if the operation has no body. */
export function bodySchema({ requestBody }: Operation): OpenAPIV3_1.SchemaObject | undefined {
  return requestBody?.content["application/json"]?.schema;
}

/** The first example of the body. */
export function bodyExample({ requestBody }: Operation): Record<string, unknown> | undefined {
  const [example] = Object.values(requestBody?.content["application/json"]?.examples ?? {});
  return example && (resolve(contract, example).value as Record<string, unknown>);
}

/** The path and query parameters. */
export function callParameters(operation: Operation): Parameter[] {
  return [...parametersIn(operation, "path"), ...parametersIn(operation, "query")];
}

function parametersIn({ parameters }: Operation, location: string): Parameter[] {
  return parameters.filter((parameter) => parameter.in === location);
}

/** Creates a function that describes what is wrong with the arguments of a tool. */
export function createArgumentCheck(schema: object): (value: unknown) => string[] {
  // Compiled for the first call, which keeps the start fast.
  let find: ErrorFinder | undefined;
  return (value) => {
    find ??= createErrorFinder(schema as Contract);
    return selectErrors(find("", value)).map((error) => describeProblem("arguments", error, undefined, schema));
  };
}

// An object can have several errors with these keywords.
const structural = new Set(["required", "additionalProperties"]);

let finder: ErrorFinder | undefined;

function errorsOf(schema: object, value: unknown): ValidationError[] {
  finder ??= createErrorFinder(contract);
  return selectErrors(finder(schema, value));
}

function selectErrors(errors: ValidationError[]): ValidationError[] {
  // One error for each value: the name of a format says more than its pattern.
  const invalid = errors.filter(({ keyword }) => !structural.has(keyword));
  const first = [...new Set(invalid.map(({ pointer }) => pointer))].flatMap((pointer) => {
    const same = invalid.filter((error) => error.pointer === pointer);
    return same.find(({ keyword }) => keyword === "format") ?? same[0] ?? [];
  });
  return [...errors.filter(({ keyword }) => structural.has(keyword)), ...first];
}

function parameterProblems(operation: Operation, values: Record<string, unknown>): string[] {
  const known = callParameters(operation);
  const names = known.map(({ name }) => name);
  const unknown = Object.keys(values).filter((name) => !names.includes(name));
  return [
    ...unknown.map(
      (name) => `parameters.${name} is unknown. ${operation.operationId} has ${list(names, "no parameters")}.`,
    ),
    ...known.flatMap(({ name, required, schema, example }) => {
      const path = `parameters.${name}`;
      if (values[name] === undefined)
        return required ? [`${path} is missing.${exampleOf(example ?? schemaOf(schema).example)}`] : [];
      return errorsOf(schema ?? {}, values[name]).map((error) => describeProblem(path, error, example));
    }),
  ];
}

function bodyProblems(operation: Operation, body: unknown): string[] {
  const schema = bodySchema(operation);
  if (!schema) return body === undefined ? [] : [`body is not allowed, because ${operation.operationId} has no body.`];
  const example = bodyExample(operation);
  if (body === undefined) return operation.requestBody?.required ? [`body is missing.${exampleOf(example)}`] : [];
  return errorsOf(schema, body).map((error) => {
    const [field = ""] = parsePointer(error.pointer);
    return describeProblem("body", error, field ? example?.[field] : example);
  });
}

function describeProblem(
  root: string,
  { pointer, keyword, params, schema, message }: ValidationError,
  example: unknown,
  document: object = contract,
): string {
  const path = [root, ...parsePointer(pointer)].join(".");
  if (keyword === "additionalProperties") {
    const fields = Object.keys(schemaAt(schema, document).properties ?? {});
    return `${path}.${params.additionalProperty} is unknown. The fields are ${fields.join(", ")}.`;
  }
  if (keyword === "required") return `${path}.${params.missingProperty} is missing.${exampleOf(example)}`;
  const { "x-pattern-message": patternMessage, type } = schemaAt(schema, document);
  const expected = keyword === "pattern" && patternMessage ? patternMessage : message;
  return `${path} ${expected}${keyword === "type" || !type ? "" : ` (${[type].flat().join(" or ")})`}.${exampleOf(example)}`;
}

function exampleOf(example: unknown): string {
  return example === undefined ? "" : ` Example: ${JSON.stringify(example)}`;
}

function list(names: string[], none: string): string {
  return names.length > 0 ? names.join(", ") : none;
}

type Schema = OpenAPIV3_1.SchemaObject & { "x-pattern-message"?: string };

function schemaOf(schema: object | undefined): Schema {
  return resolve<object>(contract, schema ?? {}) as Schema;
}

function schemaAt(pointer: string, document: object): Schema {
  return schemaOf(parsePointer(pointer).reduce<unknown>((node, key) => Object(node)[key], document) as object);
}
