import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import * as functions from "./generated/ops.ts";

const folder = import.meta.dirname;
const file = join(folder, "program.ts");
let code = "";

const service = ts.createLanguageService({
  getCompilationSettings: () => ({
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.NodeNext,
    allowImportingTsExtensions: true,
    noEmit: true,
    types: [],
    strict: true,
  }),
  getScriptFileNames: () => [file],
  getScriptVersion: (name) => (name === file ? code : ""),
  getScriptSnapshot: (name) => ts.ScriptSnapshot.fromString(name === file ? code : readFileSync(name, "utf8")),
  getCurrentDirectory: () => folder,
  getDefaultLibFileName: ts.getDefaultLibFilePath,
  fileExists: ts.sys.fileExists,
  readFile: ts.sys.readFile,
});

/** Types a program that ends with `expression`, and returns the position of the cursor. */
function type(expression: string): number {
  code = `import { createCrewkit } from "./index.ts"; import { getSession } from "./ops.ts";
const crewkit = createCrewkit(), org = crewkit.org("");
${expression}`;
  return code.length;
}

test("a hover shows the operationId and the endpoint", () => {
  const hover = (expression: string) => {
    const { displayParts, documentation } = service.getQuickInfoAtPosition(file, type(expression) - 1) ?? {};
    return ts.displayPartsToString([...(displayParts ?? []), ...(documentation ?? [])]);
  };
  expect(hover("org.sessions.list")).toContain("List sessions: operation `listSessions`, `GET /{org_id}/sessions`.");
  expect(hover("getSession")).toMatch(/const getSession: .*Get a session: `GET \/\{org_id\}\/sessions\/\{id\}`\./s);
});

test("an error for a group that exists only on org(id) contains the code to use instead", () => {
  type("crewkit.sessions.list();");
  const errors = service.getSemanticDiagnostics(file).map(({ messageText }) => messageText);
  expect(errors).toEqual([expect.stringContaining('"crewkit.org(id).sessions"')]);
});

test("the editor marks groups that exist only on org(id) as deprecated, and suggests none of their methods", () => {
  const complete = (expression: string) => service.getCompletionsAtPosition(file, type(expression), {})?.entries ?? [];
  const deprecated = complete("crewkit.").filter(({ kindModifiers = "" }) => kindModifiers.includes("deprecated"));
  expect(deprecated.map(({ name }) => name)).toEqual(expect.arrayContaining(["members", "sessions"]));
  expect(complete("crewkit.sessions.")).toEqual([]);
});

test("the example of every method compiles", () => {
  const files = globSync("generated/methods/*.ts", { cwd: folder }).map((name) => join(folder, name));
  const examples = files.flatMap((name) => examplesIn(readFileSync(name, "utf8")));
  expect(examples).toHaveLength(Object.keys(functions).length);
  type(examples.map((example, index) => `async function example${index}() {\n${example}\n}`).join("\n"));
  const errors = [...service.getSyntacticDiagnostics(file), ...service.getSemanticDiagnostics(file)];
  expect(errors.map(({ messageText }) => messageText)).toEqual([]);
});

function examplesIn(text: string): string[] {
  const source = ts.createSourceFile("", text, ts.ScriptTarget.ES2023, true);
  const methods = source.statements.filter(ts.isInterfaceDeclaration).flatMap(({ members }) => [...members]);
  return methods.flatMap((method) => {
    const tags = ts.getJSDocTags(method).filter(({ tagName }) => tagName.text === "example");
    return tags.map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? "");
  });
}
