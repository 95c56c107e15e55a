import { type Contract, listOperations, resolve } from "@crewkit/openapi";
import ts from "typescript";
import { findInterface, findMember, getMembers, keywordType, replaceNodes, union, withType } from "./nodes.ts";

/** Returns the names of all schemas in requests, including nested schemas. */
export function requestSchemas(contract: Contract): Set<string> {
  const found = new Set<string>();
  for (const { parameters, requestBody } of listOperations(contract))
    collectSchemas(contract, [parameters, requestBody], found);
  return found;
}

function collectSchemas(contract: Contract, node: unknown, found: Set<string>): void {
  if (typeof node !== "object" || node === null) return;
  if ("$ref" in node && typeof node.$ref === "string") {
    const [, name] = /^#\/components\/schemas\/(\w+)$/.exec(node.$ref) ?? [];
    if (name && found.has(name)) return;
    if (name) found.add(name);
    collectSchemas(contract, resolve(contract, node), found);
  } else for (const each of Object.values(node)) collectSchemas(contract, each, found);
}

/** Allows undefined for optional fields in requests, for projects that set `exactOptionalPropertyTypes`. */
export function allowUndefined(nodes: readonly ts.Node[], requests: Set<string>): ts.Node[] {
  const interfaces = nodes.filter(ts.isInterfaceDeclaration);
  const sent = new Set<ts.Node>(interfaces.filter(({ name }) => requests.has(name.text)));
  for (const { type } of getMembers(findInterface(nodes, "operations"))) {
    const query = findMember(findMember(type, "parameters")?.type, "query")?.type;
    const body = findMember(type, "requestBody")?.type;
    for (const each of [query, body]) if (each) sent.add(each);
  }
  const addUndefinedIfSent = (node: ts.Node) => (sent.has(node) ? addUndefined(node) : undefined);
  return nodes.map((node) => addUndefinedIfSent(node) ?? replaceNodes(node, addUndefinedIfSent));
}

function addUndefined<Node extends ts.Node>(node: Node): Node {
  return replaceNodes(node, (each) => {
    if (!ts.isPropertySignature(each) || !each.questionToken || !each.type) return undefined;
    return withType(each, union(addUndefined(each.type), keywordType("Undefined")));
  });
}
