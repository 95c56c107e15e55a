import ts from "typescript";
import {
  findInterface,
  findMember,
  getMembers,
  keywordType,
  nameOf,
  reference,
  replaceNodes,
  withType,
} from "./nodes.ts";

/**
 * Declares each schema under its name and replaces all other occurrences with a reference. Objects become interfaces, so
 * that editors show their names.
 */
export function nameSchemas(nodes: readonly ts.Node[]): ts.Node[] {
  const schemas = getMembers(findMember(findInterface(nodes, "components"), "schemas")?.type);
  const names = new Set(schemas.map(nameOf));
  const isAlias = (node: ts.Node) => ts.isTypeAliasDeclaration(node) && names.has(node.name.text);
  const all = [...nodes.filter((node) => !isAlias(node)), ...schemas.map(declaration)];
  const declared = new Set<ts.Node>(schemas);
  return all.map((node) => replaceNodes(node, (each) => referenceByName(each, declared)));
}

function referenceByName(node: ts.Node, schemas: Set<ts.Node>): ts.Node | undefined {
  if (ts.isPropertySignature(node) && schemas.has(node)) return withType(node, reference(nameOf(node)));
  const path = indexPath(node);
  return path?.length === 3 && path[0] === "components" && path[1] === "schemas" ? reference(path[2] ?? "") : undefined;
}

// `["components", "schemas", "Session"]` for `components["schemas"]["Session"]`.
function indexPath(node: ts.Node): string[] | undefined {
  if (ts.isTypeReferenceNode(node)) return ts.isIdentifier(node.typeName) ? [node.typeName.text] : undefined;
  if (!ts.isIndexedAccessTypeNode(node) || !ts.isLiteralTypeNode(node.indexType)) return undefined;
  const { literal } = node.indexType;
  const path = indexPath(node.objectType);
  return path && ts.isStringLiteral(literal) ? [...path, literal.text] : undefined;
}

function declaration(schema: ts.PropertySignature): ts.Node {
  const [{ type }, name, { factory }] = [schema, nameOf(schema), ts];
  const modifiers = [factory.createModifier(ts.SyntaxKind.ExportKeyword)];
  const declared =
    type && ts.isTypeLiteralNode(type)
      ? factory.createInterfaceDeclaration(modifiers, name, undefined, undefined, type.members)
      : factory.createTypeAliasDeclaration(modifiers, name, undefined, type ?? keywordType("Unknown"));
  return ts.setSyntheticLeadingComments(declared, ts.getSyntheticLeadingComments(schema));
}
