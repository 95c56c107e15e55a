import { call } from "@crewkit/docs/typescript";
import { type Contract, resolve } from "@crewkit/openapi";
import { exampleValuesOf } from "./example-values.ts";
import { isList } from "./line.ts";
import { written } from "./names.ts";
import type { ClientOperation } from "./read.ts";
import { shortened } from "./shortened.ts";

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
  const before = `const ${variableOf(given.answer.type)} = await ${written(given.name)}(`;
  return call(valuesOf(contract, given), [before, ");"], widest);
}

function loop(contract: Contract, given: ClientOperation): string {
  const { type, schema } = given.answer;
  const { properties = {} } = resolve(contract, schema);
  const shown = "id" in properties ? "id" : Object.keys(properties)[0];
  const item = variableOf(type);
  const head = call(valuesOf(contract, given), [`for await (const ${item} of ${written(given.name)}(`, "))"], widest);
  const body = `console.log(${item}.${shown});`;
  return `${head}${head.length + body.length < widest ? " " : "\n  "}${body}`;
}

// What a docstring's margin leaves of 120 characters.
const widest = 115;

function valuesOf(contract: Contract, given: ClientOperation): unknown[] {
  const { path, input } = exampleValuesOf(contract, given);
  return input === undefined ? path : [...path, shortened(input)];
}

/** What an answer of a type is called; one that has no name is taken apart: `const { message } = …`. */
export function variableOf(type: string): string {
  const fields = [...type.matchAll(/(\w+)\??:/g)].map(([, field]) => field);
  if (fields.length > 0) return `{ ${fields.join(", ")} }`;
  return type.charAt(0).toLowerCase() + type.slice(1).replace(/ .*/, "");
}
