import type { Contract } from "@crewkit/openapi";
import ts from "typescript";
import { keywordType, union } from "./nodes.ts";

/**
 * Allows other values in enums with `x-open-enum`, except in requests, where the compiler should report typos.
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

// Unlike `string`, `string & {}` does not absorb the other values of the union, so editors still suggest them.
function anyOtherValue(kind: "String" | "Number"): ts.TypeNode {
  const { factory } = ts;
  const both = factory.createIntersectionTypeNode([keywordType(kind), factory.createTypeLiteralNode([])]);
  return factory.createParenthesizedType(both);
}
