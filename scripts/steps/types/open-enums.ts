import type { Contract } from "@crewkit/openapi";
import ts from "typescript";
import { keyword, union } from "./nodes.ts";
import { type Reach, reachOf } from "./reach.ts";

/** Changes the type of a schema, by its place in the contract. */
export type TypeChange = (type: ts.TypeNode, schema: { path?: string }) => ts.TypeNode;

/**
 * Opens the enums that may grow (`x-open-enum`) and that answers alone have, so that a program must say what it does with
 * a value that it does not know. Those that a request takes too stay closed, so that a misspelt one is told.
 */
export function openEnums(contract: Contract): TypeChange {
  const openers = new Map(openEnumsOf(contract, reachOf(contract)));
  return (type, { path }) => {
    const opener = openers.get(path ?? "");
    return opener ? union(type, opener) : type;
  };
}

function openEnumsOf({ components }: Contract, { requests }: Reach): [string, ts.TypeNode][] {
  const grown = Object.entries(components?.schemas ?? {}).filter(
    ([name, schema]) => "x-open-enum" in schema && !requests.has(name),
  );
  return grown.map(([name, { type }]) => {
    const kind = [type].flat().some((each) => each === "integer" || each === "number") ? "Number" : "String";
    return [`#/components/schemas/${name}`, anyOther(kind)];
  });
}

// `string & {}` is a string that does not swallow the values beside it, so that editors go on to offer them.
function anyOther(kind: "String" | "Number"): ts.TypeNode {
  const { factory } = ts;
  const both = factory.createIntersectionTypeNode([keyword(kind), factory.createTypeLiteralNode([])]);
  return factory.createParenthesizedType(both);
}
