import { type Contract, type Parameter, resolve } from "@crewkit/openapi";
import { formatCall } from "../typescript.ts";
import { formatName } from "./names.ts";
import { type ClientOperation, isList, readOperations } from "./operation.ts";

/**
 * Generates an example call of a method.
 *
 * @example
 * exampleCall(contract, getSession); // `const session = await org.sessions.get("c4a8…");`
 */
export function exampleCall(contract: Contract, clientOperation: ClientOperation): string {
  const { path, input } = exampleInputOf(contract, clientOperation);
  const values = input === undefined ? path : [...path, shorten(input)];
  const { type, schema } = clientOperation.success;
  const variable = resultVariable(type);
  if (!isList(clientOperation))
    return formatCall(values, [`const ${variable} = await ${formatName(clientOperation.name)}(`, ");"], maxWidth);
  const { properties = {} } = resolve(contract, schema);
  const field = "id" in properties ? "id" : Object.keys(properties)[0];
  const head = formatCall(
    values,
    [`for await (const ${variable} of ${formatName(clientOperation.name)}(`, "))"],
    maxWidth,
  );
  const body = `console.log(${variable}.${field});`;
  return `${head}${head.length + body.length < maxWidth ? " " : "\n  "}${body}`;
}

// 120 characters minus the indentation of a docstring.
const maxWidth = 115;

/** Names a variable after its type. An inline type is destructured: `const { message } = …`. */
function resultVariable(type: string): string {
  const fields = [...type.matchAll(/(\w+)\??:/g)].map(([, field]) => field);
  if (fields.length > 0) return `{ ${fields.join(", ")} }`;
  return type.charAt(0).toLowerCase() + type.slice(1).replace(/ .*/, "");
}

/** Generates the client calls for the code samples in the docs. */
export function generateClientCalls(contract: Contract): string {
  const calls = readOperations(contract).map(({ operation, name, success }) => {
    const returns = success.returns === "message" ? "object" : success.returns;
    return `  ${operation.operationId}: { method: "${formatName(name)}", returns: "${returns}", variable: "${resultVariable(success.type)}" },`;
  });
  return `export interface ClientCall {
  method: string;
  /** The part of the response body that the method returns. \`list\` iterates over the items of \`data\`. */
  returns: "data" | "list" | "user" | "object";
  /** The variable for the result, or a destructuring pattern: \`{ message }\`. */
  variable: string;
}

/** The client call of each operation. */
export const clientCalls: Record<string, ClientCall> = {
${calls.join("\n")}
};
`;
}

/** Finds example values in the contract. For a query, `input` has the required parameters or, without any, one filter. */
export function exampleInputOf(
  contract: Contract,
  { operation, methodPathParameters, input }: ClientOperation,
): { path: string[]; input: unknown } {
  const [example] = Object.values(operation.requestBody?.content["application/json"]?.examples ?? {});
  return {
    path: methodPathParameters.map(({ example }) => String(example)),
    input: input?.kind === "query" ? queryOf(operation.parameters) : example && resolve(contract, example).value,
  };
}

function queryOf(parameters: Parameter[]): object | undefined {
  const query = parameters.filter((parameter) => parameter.in === "query");
  const required = query.filter((parameter) => parameter.required);
  const filter = query.find(({ name }) => !/page|id$/.test(name));
  const used = required.length > 0 ? required : filter ? [filter] : [];
  return used.length > 0 ? Object.fromEntries(used.map(({ name, example }) => [name, example])) : undefined;
}

// Shortens long lines, but keeps every line, because the text can contain front matter.
function shorten(value: unknown): unknown {
  if (typeof value === "string") return value.split("\n").map(shortLine).join("\n");
  if (Array.isArray(value)) return value.map(shorten);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, shorten(each)]));
}

function shortLine(line: string): string {
  return line.length > 80 ? `${line.slice(0, 40).replace(/\s+\S*$/, "")}…` : line;
}
