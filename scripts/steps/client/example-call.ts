import { type Contract, resolve } from "@crewkit/openapi";
import { exampleValuesOf } from "./example-values.ts";
import { isList } from "./line.ts";
import { literal, widest } from "./literal.ts";
import { written } from "./names.ts";
import type { ClientOperation } from "./read.ts";

/**
 * An example of an operation's method, as a user would write it.
 *
 * @example
 * exampleCall(contract, getSession); // `const session = await org.sessions.get("c4a8…");`
 */
export function exampleCall(contract: Contract, given: ClientOperation): string {
  return isList(given) ? loop(contract, given) : single(contract, given);
}

function single(contract: Contract, given: ClientOperation): string {
  return call(valuesOf(contract, given), `const ${variable(given.answer.type)} = await ${written(given.name)}(`, ");");
}

function loop(contract: Contract, given: ClientOperation): string {
  const { type, schema } = given.answer;
  const { properties = {} } = resolve(contract, schema);
  const shown = "id" in properties ? "id" : Object.keys(properties)[0];
  const item = variable(type);
  const head = call(valuesOf(contract, given), `for await (const ${item} of ${written(given.name)}(`, "))");
  const body = `console.log(${item}.${shown});`;
  return `${head}${head.length + body.length < widest ? " " : "\n  "}${body}`;
}

/** A call on a line; or with its last value broken, if that is an object; or a value a line. */
function call(values: unknown[], before: string, after: string): string {
  const line = before + values.map((value) => literal(value, Infinity)).join(", ") + after;
  if (line.length <= widest) return line;
  const texts = values.map((value) => literal(value, 0));
  const hugging = before + texts.join(", ") + after;
  if (texts.at(-1)?.endsWith("}") && hugging.split("\n").every((each) => each.length <= widest)) return hugging;
  return [before, ...values.map((value) => `  ${literal(value, widest - 3, "  ")},`), after].join("\n");
}

function valuesOf(contract: Contract, given: ClientOperation): unknown[] {
  const { path, input } = exampleValuesOf(contract, given);
  return input === undefined ? path : [...path, input];
}

// An answer that has no name is taken apart: `const { message } = …`.
function variable(type: string): string {
  const fields = [...type.matchAll(/(\w+)\??:/g)].map(([, field]) => field);
  if (fields.length > 0) return `{ ${fields.join(", ")} }`;
  return type.charAt(0).toLowerCase() + type.slice(1).replace(/ .*/, "");
}
