import { type Contract, listOperations, type Operation, resolve } from "@crewkit/openapi";
import { astToString } from "openapi-typescript";
import ts from "typescript";
import { inputOf } from "../client/operation.ts";
import { importLines } from "../client/signature.ts";
import { findInterface, findMember, getMembers, keywordType, nameOf, reference, union, withType } from "./nodes.ts";

interface NamedQuery {
  operationId: string;
  type: string;
  description: string;
}

/** Generates a named type for each query, with the types of `nodes`. */
export function queryTypes(contract: Contract, nodes: ts.Node[]): string {
  const operations = listOperations(contract);
  const dates = datesOf(contract, operations);
  const queries = operations.flatMap((operation) => namedQuery(operation) ?? []);
  const interfaces = queries.map((query) => queryInterface(nodes, query, dates));
  const names = referencedTypes(interfaces);
  return `${importLines(names.length > 0 ? { "./contract.ts": names } : {}).join("\n")}

/** Query parameters that are dates. The client also accepts a \`Date\`, and sends its UTC day. */
export type DateParameter = ${[...dates].map((name) => JSON.stringify(name)).join(" | ") || "never"};

${interfaces.map((each) => astToString([each])).join("\n")}`;
}

function namedQuery(operation: Operation): NamedQuery | undefined {
  const { operationId, method, path } = operation;
  const input = inputOf(operation);
  if (input?.kind !== "query") return undefined;
  return { operationId, type: input.type, description: `The query of \`${method.toUpperCase()} ${path}\`.` };
}

function datesOf(contract: Contract, operations: Operation[]): Set<string> {
  const query = operations.flatMap(({ parameters }) => parameters).filter((each) => each.in === "query");
  const isDate = ({ schema }: (typeof query)[number]) => schema && resolve(contract, schema).format === "date";
  const dates = new Set(query.filter(isDate).map(({ name }) => name));
  const mismatch = query.find((each) => dates.has(each.name) && !isDate(each));
  if (mismatch)
    throw new Error(`The parameter ${mismatch.name} is a date in some queries and not in others. Rename one of them.`);
  return dates;
}

/**
 * Generates the interface of a query, and inlines references such as `components["parameters"]["Page"]`.
 *
 * @param dates the names of date parameters, which also accept a `Date`.
 */
function queryInterface(nodes: readonly ts.Node[], query: NamedQuery, dates: Set<string>): ts.Node {
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

function referencedTypes(nodes: readonly ts.Node[]): string[] {
  const names = new Set<string>();
  const collect = (node: ts.Node): void => {
    if (ts.isTypeReferenceNode(node) && ts.isIdentifier(node.typeName)) names.add(node.typeName.text);
    ts.forEachChild(node, collect);
  };
  nodes.forEach(collect);
  names.delete("Date");
  return [...names].sort();
}
