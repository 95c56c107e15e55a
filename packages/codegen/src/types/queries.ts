import ts from "typescript";
import { findInterface, findMember, getMembers, keywordType, nameOf, reference, union, withType } from "./nodes.ts";

export interface NamedQuery {
  operationId: string;
  type: string;
  description: string;
}

/**
 * Generates the interface of a query, and inlines references such as `components["parameters"]["Page"]`.
 *
 * @param dates the names of date parameters, which also accept a `Date`.
 */
export function queryInterface(nodes: readonly ts.Node[], query: NamedQuery, dates: Set<string>): ts.Node {
  const operation = findMember(findInterface(nodes, "operations"), query.operationId)?.type;
  const parameters = findMember(findInterface(nodes, "components"), "parameters")?.type;
  const members = getMembers(findMember(findMember(operation, "parameters")?.type, "query")?.type).map((member) => {
    const [type, ...others] = alternatives(member.type).map((each) => inlineParameter(each, parameters));
    const date = dates.has(nameOf(member)) ? [reference("Date")] : [];
    return withType(member, union(type ?? keywordType("Unknown"), ...date, ...others));
  });
  const { factory } = ts;
  const modifiers = [factory.createModifier(ts.SyntaxKind.ExportKeyword)];
  const declared = factory.createInterfaceDeclaration(modifiers, query.type, undefined, undefined, members);
  return ts.addSyntheticLeadingComment(declared, ts.SyntaxKind.MultiLineCommentTrivia, `* ${query.description} `, true);
}

function alternatives(type: ts.TypeNode | undefined): ts.TypeNode[] {
  return type && ts.isUnionTypeNode(type) ? [...type.types] : type ? [type] : [];
}

function inlineParameter(type: ts.TypeNode, parameters: ts.Node | undefined): ts.TypeNode {
  if (!ts.isIndexedAccessTypeNode(type) || !ts.isLiteralTypeNode(type.indexType)) return type;
  const { literal } = type.indexType;
  const shared = ts.isStringLiteral(literal) ? findMember(parameters, literal.text)?.type : undefined;
  return shared ?? type;
}

export function referencedTypes(nodes: readonly ts.Node[]): string[] {
  const names = new Set<string>();
  const collect = (node: ts.Node): void => {
    if (ts.isTypeReferenceNode(node) && ts.isIdentifier(node.typeName)) names.add(node.typeName.text);
    ts.forEachChild(node, collect);
  };
  nodes.forEach(collect);
  names.delete("Date");
  return [...names].sort();
}
