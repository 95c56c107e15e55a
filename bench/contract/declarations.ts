import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import ts from "typescript";

const description = /\s*\.describe\(\s*(["'`]).*?\1,?\s*\)/g;

/**
 * Returns the source of a property of a declaration in a folder of generated code, such as `SessionOutcome | null`, without
 * descriptions.
 */
export async function findProperty(folder: string, declaration: string, property: string): Promise<string> {
  for (const path of await listSources(folder)) {
    const text = await readFile(path, "utf8");
    if (!text.includes(declaration) || !text.includes(property)) continue;
    const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
    const declared = find(source, (node) => isDeclaration(node) && nameOf(node) === declaration);
    const found = declared && find(declared, (node) => isProperty(node) && nameOf(node) === property);
    if (found) return definitionOf(found).getText().replaceAll(/\s+/g, " ").replaceAll(description, "");
  }
  throw new Error(`The generated code in ${folder} has no ${property} in ${declaration}.`);
}

async function listSources(folder: string): Promise<string[]> {
  const files = await readdir(folder, { recursive: true });
  return files.filter((file) => file.endsWith(".ts")).map((file) => join(folder, file));
}

function find(node: ts.Node, matches: (node: ts.Node) => boolean): ts.Node | undefined {
  return matches(node) ? node : ts.forEachChild(node, (child) => find(child, matches));
}

const isDeclaration = (node: ts.Node) => ts.isDeclarationStatement(node) || ts.isVariableDeclaration(node);
const isProperty = (node: ts.Node) =>
  ts.isPropertySignature(node) || ts.isPropertyAssignment(node) || ts.isGetAccessor(node);

function nameOf(node: ts.Node): string | undefined {
  const name = ts.getNameOfDeclaration(node as ts.Declaration);
  return name && (ts.isIdentifier(name) || ts.isStringLiteral(name)) ? name.text : undefined;
}

function definitionOf(property: ts.Node): ts.Node {
  if (ts.isPropertySignature(property)) return property.type ?? property;
  if (ts.isPropertyAssignment(property)) return property.initializer;
  const returned = find(property, ts.isReturnStatement) as ts.ReturnStatement | undefined;
  return returned?.expression ?? property;
}
