import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import { orgGroups, rootGroups } from "./generated/operations.ts";

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
  code = `import { createCrewkit } from "./index.ts";
const crewkit = createCrewkit(), org = crewkit.org("");
${expression}`;
  return code.length;
}

test("a hover shows the operationId and the endpoint, and what a status can be", () => {
  const hover = (expression: string) => {
    const { displayParts, documentation } = service.getQuickInfoAtPosition(file, type(expression) - 1) ?? {};
    return ts.displayPartsToString([...(displayParts ?? []), ...(documentation ?? [])]);
  };
  expect(hover("org.sessions.list")).toContain("List sessions: operation `listSessions`, `GET /{org_id}/sessions`.");
  const status = hover('const result = await org.sessions.get("").result(); result.status');
  expect(status).toContain("0 | 200 | 400 | 401 | 403 | 404 | 422 | 429 | 500");
  expect(status).toContain("0 for every other failure");
});

test.each([
  ["crewkit.sessions.list();", "crewkit.org(id).sessions"],
  ["crewkit.projects.list();", "crewkit.org(id).projects.list"],
  ["org.auth.getCurrentUser();", "crewkit.auth"],
  ["org.resources.get();", "crewkit.resources.get"],
])("an error for %s contains the code to use instead", (program, expected) => {
  type(program);
  const errors = service
    .getSemanticDiagnostics(file)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
  expect(errors).toEqual([expect.stringContaining(`UseInstead<"${expected}">`)]);
});

test("the editor marks what exists only on the other object as deprecated, and suggests none of its methods", () => {
  const complete = (expression: string) => service.getCompletionsAtPosition(file, type(expression), {})?.entries ?? [];
  const deprecated = (expression: string) =>
    complete(expression)
      .filter(({ kindModifiers = "" }) => kindModifiers.includes("deprecated"))
      .map(({ name }) => name);
  expect(deprecated("crewkit.")).toEqual(expect.arrayContaining(["members", "sessions"]));
  expect(deprecated("crewkit.invitations.")).toEqual(["create", "delete", "list", "resend"]);
  expect(deprecated("org.")).toEqual(["auth", "conventions", "health", "organizations", "versions"]);
  expect(complete("crewkit.sessions.")).toEqual([]);
});

test("the example of every method compiles", () => {
  const files = globSync("generated/methods/*.ts", { cwd: folder }).map((name) => join(folder, name));
  const examples = files.flatMap((name) => examplesIn(readFileSync(name, "utf8")));
  const operations = [rootGroups, orgGroups].flatMap((groups) => Object.values(groups).flatMap(Object.keys));
  expect(examples).toHaveLength(operations.length);
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
