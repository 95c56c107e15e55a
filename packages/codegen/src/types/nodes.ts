import ts from "typescript";

export function getMembers(node: ts.Node | undefined): ts.PropertySignature[] {
  if (!node || !(ts.isInterfaceDeclaration(node) || ts.isTypeLiteralNode(node))) return [];
  return node.members.filter(ts.isPropertySignature);
}

export function findMember(node: ts.Node | undefined, name: string): ts.PropertySignature | undefined {
  return getMembers(node).find((member) => nameOf(member) === name);
}

export function nameOf({ name }: ts.PropertySignature): string {
  return ts.isComputedPropertyName(name) || ts.isPrivateIdentifier(name) ? "" : name.text;
}

export function findInterface(nodes: readonly ts.Node[], interfaceName: string): ts.InterfaceDeclaration | undefined {
  return nodes.filter(ts.isInterfaceDeclaration).find(({ name }) => name.text === interfaceName);
}

export function reference(name: string): ts.TypeNode {
  return ts.factory.createTypeReferenceNode(name);
}

export function keywordType(name: "Number" | "String" | "Undefined" | "Unknown"): ts.TypeNode {
  return ts.factory.createKeywordTypeNode(ts.SyntaxKind[`${name}Keyword`]);
}

export function union(type: ts.TypeNode, ...others: ts.TypeNode[]): ts.TypeNode {
  return ts.factory.createUnionTypeNode([...(ts.isUnionTypeNode(type) ? type.types : [type]), ...others]);
}

export function withType(member: ts.PropertySignature, type: ts.TypeNode): ts.PropertySignature {
  return ts.factory.updatePropertySignature(member, member.modifiers, member.name, member.questionToken, type);
}

/** Replaces descendants of a node. If `replacer` returns undefined, it visits the children. */
export function replaceNodes<Node extends ts.Node>(node: Node, replacer: (node: ts.Node) => ts.Node | undefined): Node {
  const { transformed } = ts.transform(node, [
    (context) => {
      const visit = (each: ts.Node): ts.Node => replacer(each) ?? ts.visitEachChild(each, visit, context);
      return (root) => ts.visitEachChild(root, visit, context);
    },
  ]);
  return transformed[0] ?? node;
}
