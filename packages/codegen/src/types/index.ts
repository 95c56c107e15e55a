import { type Contract, resolve } from "@crewkit/openapi";
import openapiTS, { astToString, tsLiteral } from "openapi-typescript";
import ts from "typescript";
import { completeDescription } from "./comments.ts";
import { keywordType } from "./nodes.ts";
import { queryTypes } from "./queries.ts";
import { allowUndefined, nameSchemas, requestSchemas, requireOneField } from "./schemas.ts";

/** Generates the types: `paths` and `operations` for openapi-fetch, named schemas and named queries. */
export async function generateTypes(contract: Contract): Promise<Record<string, string>> {
  const nodes = requireOneField(allowUndefined(await contractTypes(contract), requestSchemas(contract)), contract);
  const { title, version } = contract.info;
  return {
    "contract.ts": `// ${title}, version ${version} of the contract.

import type { AtLeastOne } from "../at-least-one.ts";

${astToString(nodes)}`,
    "queries.ts": queryTypes(contract, nodes),
  };
}

/** Generates the types of the schemas only. */
export async function generateSchemaTypes(contract: Contract): Promise<string> {
  const names = Object.keys(contract.components?.schemas ?? {});
  const nodes = await contractTypes(contract);
  const declarations = nodes.filter((node) => ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node));
  return astToString(declarations.filter(({ name }) => names.includes(name.text)));
}

async function contractTypes(contract: Contract): Promise<ts.Node[]> {
  const nodes = await openapiTS(JSON.stringify(contract, prepareNode), {
    rootTypes: true,
    rootTypesNoSchemaPrefix: true,
    defaultNonNullable: false,
    transform: givenType,
  });
  nodes.forEach(tidyComments);
  return nameSchemas(nodes);

  function prepareNode(_key: string, value: { $ref?: string } | null): unknown {
    return completeDescription(contract, inlineOptionalHeader(value));
  }

  // openapi-typescript treats every referenced header as required.
  function inlineOptionalHeader(value: { $ref?: string } | null): object | null {
    if (!value?.$ref?.startsWith("#/components/headers/")) return value;
    const header = resolve(contract, value) as { required?: boolean };
    return header.required ? value : header;
  }
}

interface Extensions {
  type?: unknown;
  "x-extensible-enum"?: unknown[];
  "x-typescript"?: string;
}

/** A `transform` for openapi-typescript: the type in `x-typescript`, or the type of an enum that may get more values. */
function givenType(schema: Extensions): ts.TypeNode | undefined {
  const type = schema["x-typescript"];
  return type === undefined ? openEnumType(schema) : ts.factory.createTypeReferenceNode(type);
}

/** Returns the type of an enum that may get more values: `"success" | "failure" | (string & {})`. */
function openEnumType(schema: Extensions): ts.TypeNode | undefined {
  const values = schema["x-extensible-enum"];
  if (!values) return undefined;
  const types = [schema.type].flat();
  return ts.factory.createUnionTypeNode([
    ...values.map(tsLiteral),
    anyOtherValue(types.includes("string") ? "String" : "Number"),
    ...(types.includes("null") ? [tsLiteral(null)] : []),
  ]);
}

// Unlike `string`, `string & {}` does not absorb the other values of the union, so editors still suggest them.
function anyOtherValue(kind: "String" | "Number"): ts.TypeNode {
  const { factory } = ts;
  const both = factory.createIntersectionTypeNode([keywordType(kind), factory.createTypeLiteralNode([])]);
  return factory.createParenthesizedType(both);
}

/**
 * Moves the description to the top of each comment. openapi-typescript writes it as `@description`, which editors show
 * last. Removes `@enum` and `@constant`, which repeat the types.
 */
function tidyComments(node: ts.Node): void {
  const comments = ts.getSyntheticLeadingComments(node);
  const tidy = comments?.map((comment) => ({ ...comment, text: tidyText(comment.text) })).filter(({ text }) => text);
  if (tidy) ts.setSyntheticLeadingComments(node, tidy);
  ts.forEachChild(node, tidyComments);
}

// The text contains one entry per line, with indented continuation lines.
function tidyText(text: string): string {
  const entries = text
    .replace(/^\*\s+(\* )?/, "")
    .trimEnd()
    // openapi-typescript indents continuation lines of an entry by four spaces.
    .split(/\n \* (?! {4})/)
    .map((entry) => entry.replaceAll(/\n \* {5}/g, "\n * ").replaceAll(/ +$/gm, ""));
  const kept = entries.filter((entry) => !/^@(enum|constant)\b/.test(entry));
  const description = kept.find((entry) => entry.startsWith("@description "));
  const entriesMatching = (test: RegExp) => kept.filter((entry) => entry !== description && test.test(entry));
  const paragraphs = [
    ...entriesMatching(/^(?!@|Format: )/),
    ...(description ? [description.slice("@description ".length)] : []),
    ...entriesMatching(/^Format: /),
    entriesMatching(/^@/).join("\n * "),
  ].filter((paragraph) => paragraph !== "");
  const all = paragraphs.join("\n *\n * ");
  return all.includes("\n") ? `*\n * ${all}\n ` : all && `* ${all} `;
}
