import ts from "typescript";
import { interfaceNamed, keyword, memberOf, membersOf, nameOf, reference, union, withType } from "./nodes.ts";

/** A query that is to have a name. */
export interface NamedQuery {
  operationId: string;
  /** Its interface. */
  type: string;
  /** What its docstring says. */
  says: string;
}

/**
 * Makes an interface of an operation's query. Each parameter has its own type instead of
 * `components["parameters"]["Page"]`, and one that is a calendar date takes a `Date` too.
 *
 * @param nodes the types of the contract, with {@link nameSchemas}.
 * @param dates the names of the parameters that are dates.
 */
export function queryInterface(nodes: readonly ts.Node[], query: NamedQuery, dates: Set<string>): ts.Node {
  const operation = memberOf(interfaceNamed(nodes, "operations"), query.operationId)?.type;
  const parameters = memberOf(interfaceNamed(nodes, "components"), "parameters")?.type;
  const members = membersOf(memberOf(memberOf(operation, "parameters")?.type, "query")?.type).map((member) => {
    const [type, ...others] = alternatives(member.type).map((each) => plain(each, parameters));
    const date = dates.has(nameOf(member)) ? [reference("Date")] : [];
    return withType(member, union(type ?? keyword("Unknown"), ...date, ...others));
  });
  const { factory } = ts;
  const modifiers = [factory.createModifier(ts.SyntaxKind.ExportKeyword)];
  const declared = factory.createInterfaceDeclaration(modifiers, query.type, undefined, undefined, members);
  return ts.addSyntheticLeadingComment(declared, ts.SyntaxKind.MultiLineCommentTrivia, `* ${query.says} `, true);
}

function alternatives(type: ts.TypeNode | undefined): ts.TypeNode[] {
  return type && ts.isUnionTypeNode(type) ? [...type.types] : type ? [type] : [];
}

// The type of a shared parameter, instead of the way to it.
function plain(type: ts.TypeNode, parameters: ts.Node | undefined): ts.TypeNode {
  if (!ts.isIndexedAccessTypeNode(type) || !ts.isLiteralTypeNode(type.indexType)) return type;
  const { literal } = type.indexType;
  const shared = ts.isStringLiteral(literal) ? memberOf(parameters, literal.text)?.type : undefined;
  return shared ?? type;
}

/** The names of types that nodes refer to and do not declare themselves. */
export function namesMissing(nodes: readonly ts.Node[]): string[] {
  const names = new Set<string>();
  const look = (node: ts.Node): void => {
    if (ts.isTypeReferenceNode(node) && ts.isIdentifier(node.typeName)) names.add(node.typeName.text);
    ts.forEachChild(node, look);
  };
  nodes.forEach(look);
  names.delete("Date");
  return [...names].sort();
}
