import ts from "typescript";

/** The members of an interface or of an object type; none of any other. */
export function membersOf(node: ts.Node | undefined): ts.PropertySignature[] {
  if (!node || !(ts.isInterfaceDeclaration(node) || ts.isTypeLiteralNode(node))) return [];
  return node.members.filter(ts.isPropertySignature);
}

/** The member of a name. */
export function memberOf(node: ts.Node | undefined, name: string): ts.PropertySignature | undefined {
  return membersOf(node).find((member) => nameOf(member) === name);
}

/** What a member is called, without quotes. */
export function nameOf({ name }: ts.PropertySignature): string {
  return ts.isComputedPropertyName(name) || ts.isPrivateIdentifier(name) ? "" : name.text;
}

/** The interface of a name, such as openapi-typescript's `components` and `operations`. */
export function interfaceNamed(nodes: readonly ts.Node[], wanted: string): ts.InterfaceDeclaration | undefined {
  return nodes.filter(ts.isInterfaceDeclaration).find(({ name }) => name.text === wanted);
}

/** A type by its name. */
export function reference(name: string): ts.TypeNode {
  return ts.factory.createTypeReferenceNode(name);
}

/** A type of the language's own. */
export function keyword(name: "Number" | "String" | "Undefined" | "Unknown"): ts.TypeNode {
  return ts.factory.createKeywordTypeNode(ts.SyntaxKind[`${name}Keyword`]);
}

/** A type and others, in one union. */
export function union(type: ts.TypeNode, ...others: ts.TypeNode[]): ts.TypeNode {
  return ts.factory.createUnionTypeNode([...(ts.isUnionTypeNode(type) ? type.types : [type]), ...others]);
}

/** A member with another type. */
export function withType(member: ts.PropertySignature, type: ts.TypeNode): ts.PropertySignature {
  return ts.factory.updatePropertySignature(member, member.modifiers, member.name, member.questionToken, type);
}

/** Replaces nodes, whatever they stand in: `replaced` gives another node, or undefined to look further inside. */
export function replace<Node extends ts.Node>(node: Node, replaced: (node: ts.Node) => ts.Node | undefined): Node {
  const { transformed } = ts.transform(node, [
    (context) => {
      const visit = (each: ts.Node): ts.Node => replaced(each) ?? ts.visitEachChild(each, visit, context);
      return (root) => ts.visitEachChild(root, visit, context);
    },
  ]);
  return transformed[0] ?? node;
}
