import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readContract } from "@crewkit/openapi/node";
import ts from "typescript";
import { expect, test } from "vitest";
import { root } from "../project.ts";
import { clientFiles } from "./index.ts";

// Beside this file, so that it finds the packages; it is never written.
const file = join(import.meta.dirname, "all-examples.ts");

test("every example of the methods compiles, as an editor reads it", { timeout: 60_000 }, () => {
  const examples = [...clientFiles(readContract())]
    .filter(([path]) => path.includes("/methods/"))
    .flatMap(([path, text]) => examplesIn(ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true)));
  expect(examples).toHaveLength(117);
  expect(problemsIn(programOf(examples))).toEqual([]);
});

/** The examples of a file's methods, each as a function of its own. */
function examplesIn(source: ts.SourceFile): string[] {
  const methods = source.statements.filter(ts.isInterfaceDeclaration).flatMap(({ members }) => [...members]);
  return methods.flatMap((method) => {
    const tags = ts.getJSDocTags(method).filter(({ tagName }) => tagName.text === "example");
    return tags.map(({ comment }) => `export async function _() {\n${ts.getTextOfJSDocComment(comment)}\n}`);
  });
}

function programOf(examples: string[]): string {
  const named = examples.map((example, index) => example.replace("_", `example${index}`));
  return `import { createCrewkit } from "@crewkit/client";
const crewkit = createCrewkit();
const org = crewkit.org("5b1f0c3e-8a4d-4f6b-9c2e-7d1a0b3c4e5f");
${named.join("\n")}`;
}

/** What the compiler has against a program, with the line it means. */
function problemsIn(text: string): string[] {
  const { config } = ts.readConfigFile(join(root, "tsconfig.dev.json"), (path) => readFileSync(path, "utf8"));
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [] }, ts.sys, root);
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (path) => path === file || fileExists(path);
  host.getSourceFile = (path, ...rest) =>
    path === file ? ts.createSourceFile(path, text, ts.ScriptTarget.ES2023) : getSourceFile(path, ...rest);
  const program = ts.createProgram([file], { ...options, composite: false, incremental: false, noEmit: true }, host);
  return ts.getPreEmitDiagnostics(program, program.getSourceFile(file)).map(({ messageText, start = 0 }) => {
    const line = text.slice(0, start).split("\n").length;
    return `${ts.flattenDiagnosticMessageText(messageText, " ")}: ${text.split("\n")[line - 1]}`;
  });
}
