import ts from "typescript";
import { interfaceNamed, keyword, memberOf, membersOf, replace, union, withType } from "./nodes.ts";
import type { Reach } from "./reach.ts";

/**
 * Lets optional fields be undefined where they are sent, in queries and bodies, since what is undefined is left out then.
 * Without it `exactOptionalPropertyTypes` refuses `{ agent_name: flags.agent }`. What is answered stays exact.
 */
export function allowUndefined(nodes: readonly ts.Node[], { requests, answers }: Reach): ts.Node[] {
  const sent = new Set(nodes.filter((node) => isSent(node, requests, answers)));
  for (const { type } of membersOf(interfaceNamed(nodes, "operations"))) {
    const query = memberOf(memberOf(type, "parameters")?.type, "query")?.type;
    const body = memberOf(type, "requestBody")?.type;
    for (const each of [query, body]) if (each) sent.add(each);
  }
  return nodes.map((node) => (sent.has(node) ? loosened(node) : replace(node, (each) => inside(each, sent))));
}

function isSent(node: ts.Node, requests: Set<string>, answers: Set<string>): boolean {
  return ts.isInterfaceDeclaration(node) && requests.has(node.name.text) && !answers.has(node.name.text);
}

function inside(node: ts.Node, sent: Set<ts.Node>): ts.Node | undefined {
  return sent.has(node) ? loosened(node) : undefined;
}

function loosened<Node extends ts.Node>(node: Node): Node {
  return replace(node, (each) => {
    if (!ts.isPropertySignature(each) || !each.questionToken || !each.type) return undefined;
    return withType(each, union(loosened(each.type), keyword("Undefined")));
  });
}
