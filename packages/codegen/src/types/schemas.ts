import { type Contract, listOperations, resolve } from "@crewkit/openapi";
import { tsLiteral } from "openapi-typescript";
import ts from "typescript";
import {
  findInterface,
  findMember,
  getMembers,
  keywordType,
  nameOf,
  reference,
  replaceNodes,
  union,
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
  const { type } = schema;
  const name = nameOf(schema);
  const { factory } = ts;
  const modifiers = [factory.createModifier(ts.SyntaxKind.ExportKeyword)];
  const declared =
    type && ts.isTypeLiteralNode(type)
      ? factory.createInterfaceDeclaration(modifiers, name, undefined, undefined, type.members)
      : factory.createTypeAliasDeclaration(modifiers, name, undefined, type ?? keywordType("Unknown"));
  return ts.setSyntheticLeadingComments(declared, ts.getSyntheticLeadingComments(schema));
}

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

/** Requires at least one field of a schema with `minProperties`, or whose `not` excludes objects without certain fields. */
export function requireOneField(nodes: readonly ts.Node[], { components }: Contract): ts.Node[] {
  const schemas = components?.schemas as Record<string, FieldRules> | undefined;
  return nodes.map((node) => {
    if (!ts.isInterfaceDeclaration(node)) return node;
    const { minProperties, properties, not } = schemas?.[node.name.text] ?? {};
    if (minProperties === 1) return atLeastOne(node, Object.keys(properties ?? {}));
    const excluded = Object.entries(not?.properties ?? {});
    if (excluded.length === 0) return node;
    const names = excluded.map(([name]) => name);
    return excluded.some(([, schema]) => schema) ? atLeastOne(node, names, tsLiteral(null)) : atLeastOne(node, names);
  });
}

interface FieldRules {
  minProperties?: number;
  properties?: object;
  /** The schema of a field is false if it is missing, and only allows null if null is the same as missing. */
  not?: { properties?: Record<string, object | false> };
}

/** Converts an interface to an alias, because an interface cannot require one of its optional fields. */
function atLeastOne(node: ts.InterfaceDeclaration, names: string[], ...missing: ts.TypeNode[]): ts.Node {
  const { factory } = ts;
  const fields = factory.createTypeLiteralNode(node.members);
  const union = factory.createUnionTypeNode(names.map(tsLiteral));
  const type = factory.createTypeReferenceNode("AtLeastOne", [fields, union, ...missing]);
  const alias = factory.createTypeAliasDeclaration(node.modifiers, node.name, undefined, type);
  return ts.setSyntheticLeadingComments(alias, ts.getSyntheticLeadingComments(node));
}
