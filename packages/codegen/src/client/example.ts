import { formatCall } from "@crewkit/docs/typescript";
import { type Contract, type Parameter, resolve } from "@crewkit/openapi";
import { formatName } from "./names.ts";
import { type ClientOperation, isList } from "./operation.ts";

/**
 * An example of an operation's method, as a user would write it.
 *
 * @example
 * exampleCall(contract, getSession); // `const session = await org.sessions.get("c4a8…");`
 */
export function exampleCall(contract: Contract, given: ClientOperation): string {
  const { path, input } = exampleInputOf(contract, given);
  const values = input === undefined ? path : [...path, shorten(input)];
  const { type, schema } = given.success;
  const variable = variableOf(type);
  if (!isList(given))
    return formatCall(values, [`const ${variable} = await ${formatName(given.name)}(`, ");"], maxWidth);
  const { properties = {} } = resolve(contract, schema);
  const shown = "id" in properties ? "id" : Object.keys(properties)[0];
  const head = formatCall(values, [`for await (const ${variable} of ${formatName(given.name)}(`, "))"], maxWidth);
  const body = `console.log(${variable}.${shown});`;
  return `${head}${head.length + body.length < maxWidth ? " " : "\n  "}${body}`;
}

// 120 characters without the margin of a docstring.
const maxWidth = 115;

/** A variable for a value of a type. A type without a name is destructured: `const { message } = …`. */
export function variableOf(type: string): string {
  const fields = [...type.matchAll(/(\w+)\??:/g)].map(([, field]) => field);
  if (fields.length > 0) return `{ ${fields.join(", ")} }`;
  return type.charAt(0).toLowerCase() + type.slice(1).replace(/ .*/, "");
}

/**
 * Finds example values for an operation in the contract: for the path, for the body, and for the required parameters of
 * the query, or else the first filter that is not an id. `input` is the query or the body, undefined if none is needed.
 */
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
  const shown = required.length > 0 ? required : filter ? [filter] : [];
  return shown.length > 0 ? Object.fromEntries(shown.map(({ name, example }) => [name, example])) : undefined;
}

/** Shortens long lines of text in a JSON value. A text keeps all its lines, since they may be front matter. */
function shorten(value: unknown): unknown {
  if (typeof value === "string") return value.split("\n").map(shortLine).join("\n");
  if (Array.isArray(value)) return value.map(shorten);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, shorten(each)]));
}

function shortLine(line: string): string {
  return line.length > 80 ? `${line.slice(0, 40).replace(/\s+\S*$/, "")}…` : line;
}
