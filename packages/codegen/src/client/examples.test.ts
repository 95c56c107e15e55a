import { compileSnippets } from "@crewkit/docs/snippets";
import { listOperations } from "@crewkit/openapi";
import { readContract } from "@crewkit/openapi/node";
import ts from "typescript";
import { expect, test } from "vitest";
import { generateClient } from "./index.ts";

test("every method has an example that compiles", async () => {
  const contract = readContract();
  const examples = Object.entries(generateClient(contract, "1.2.3"))
    .filter(([path]) => path.startsWith("methods/"))
    .flatMap(([path, text]) => examplesIn(ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true)));
  expect(examples).toHaveLength(listOperations(contract).length);
  await compileSnippets("client", new Map([["examples", [{ language: "ts", code: programOf(examples) }]]]));
});

/** Wraps each example of a file in a function. */
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
