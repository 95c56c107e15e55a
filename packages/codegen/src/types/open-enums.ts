import type { Contract } from "@crewkit/openapi";
import ts from "typescript";
import { keyword, union } from "./nodes.ts";

/**
 * Opens the enums that may grow (`x-open-enum`) and that only responses contain, so that a program must handle a value that
 * it does not know. An enum that requests contain stays closed, so that the compiler reports a misspelled value.
 *
 * @returns a `postTransform` for openapi-typescript.
 */
export function openEnums({ components }: Contract, requests: Set<string>) {
  return (type: ts.TypeNode, { path = "" }: { path?: string }): ts.TypeNode => {
    const [, name = ""] = /^#\/components\/schemas\/(\w+)$/.exec(path) ?? [];
    const schema = components?.schemas?.[name];
    if (!schema || !("x-open-enum" in schema) || requests.has(name)) return type;
    const isNumber = [schema.type].flat().some((each) => each === "integer" || each === "number");
    return union(type, anyOtherValue(isNumber ? "Number" : "String"));
  };
}

// `string & {}` does not absorb the other values of the union, so that editors still suggest them.
function anyOtherValue(kind: "String" | "Number"): ts.TypeNode {
  const { factory } = ts;
  const both = factory.createIntersectionTypeNode([keyword(kind), factory.createTypeLiteralNode([])]);
  return factory.createParenthesizedType(both);
}
