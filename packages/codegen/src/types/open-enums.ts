import ts from "typescript";
import { keywordType } from "./nodes.ts";

/**
 * Keeps the known values of an open enum, such as `SessionOutcome | string`, in the type and in the suggestions of editors. A
 * `postTransform` for openapi-typescript.
 */
export function keepKnownValues(type: ts.TypeNode): ts.TypeNode {
  if (!ts.isUnionTypeNode(type) || !type.types.some(ts.isIndexedAccessTypeNode)) return type;
  return ts.factory.createUnionTypeNode(type.types.map((each) => anyOtherValue(each) ?? each));
}

// Unlike `string`, `string & {}` does not absorb the other values of the union.
function anyOtherValue({ kind }: ts.TypeNode): ts.TypeNode | undefined {
  if (kind !== ts.SyntaxKind.StringKeyword && kind !== ts.SyntaxKind.NumberKeyword) return undefined;
  const { factory } = ts;
  const keyword = keywordType(kind === ts.SyntaxKind.StringKeyword ? "String" : "Number");
  return factory.createParenthesizedType(
    factory.createIntersectionTypeNode([keyword, factory.createTypeLiteralNode([])]),
  );
}
