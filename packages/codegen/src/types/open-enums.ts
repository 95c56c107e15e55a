import { tsLiteral } from "openapi-typescript";
import ts from "typescript";
import { keywordType } from "./nodes.ts";

/**
 * Returns the type of an enum that may get more values: `"success" | "failure" | (string & {})`. A `transform` for
 * openapi-typescript.
 */
export function openEnumType(schema: { type?: unknown; "x-extensible-enum"?: unknown[] }): ts.TypeNode | undefined {
  const values = schema["x-extensible-enum"];
  if (!values) return undefined;
  const types = [schema.type].flat();
  return ts.factory.createUnionTypeNode([
    ...values.map(tsLiteral),
    anyOtherValue(types.includes("string") ? "String" : "Number"),
    ...(types.includes("null") ? [tsLiteral(null)] : []),
  ]);
}

// Unlike `string`, `string & {}` does not absorb the other values of the union, so editors still suggest them.
function anyOtherValue(kind: "String" | "Number"): ts.TypeNode {
  const { factory } = ts;
  const both = factory.createIntersectionTypeNode([keywordType(kind), factory.createTypeLiteralNode([])]);
  return factory.createParenthesizedType(both);
}
