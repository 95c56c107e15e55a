import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import spawn, { SubprocessError } from "nano-spawn";
import { binFolder, emptyFolder, repositoryRoot } from "./folder.ts";
import type { Snippet } from "./parse.ts";

/**
 * Compiles TypeScript snippets in strict mode and with `noPropertyAccessFromIndexSignature`, each as a module.
 *
 * @param name a folder name such as `guides`, unique among concurrent calls.
 * @param texts the snippets by the name of the text that contains them.
 * @throws an error with the output of the compiler.
 */
export async function compileSnippets(name: string, texts: Map<string, Snippet[]>): Promise<void> {
  const folder = await emptyFolder(`${name}-compiled`);
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify(tsconfig));
  for (const [text, snippets] of texts) {
    for (const [at, { language, code }] of snippets.entries())
      if (language === "ts") await writeFile(join(folder, `${text.replaceAll("/", "-")}-${at + 1}.ts`), code);
  }
  // The paths in errors are relative to the working directory.
  await spawn(join(binFolder, "tsc"), ["--project", folder], { cwd: repositoryRoot }).catch((error: unknown) => {
    if (!(error instanceof SubprocessError)) throw error;
    const output = error.output.replace(sourceError, "");
    if (output.trim()) throw new Error(output);
  });
}

// The compiler also checks the sources of the packages, which access index signatures.
const sourceError = /^(openapi|packages)\/\S+: error TS4111: .*$/gm;

const tsconfig = {
  extends: join(repositoryRoot, "tsconfig.base.json"),
  compilerOptions: {
    noEmit: true,
    composite: false,
    isolatedDeclarations: false,
    // Part of the default options of Angular, but not of `strict`.
    noPropertyAccessFromIndexSignature: true,
    lib: ["es2023", "dom"],
    types: ["node"],
  },
  include: ["*.ts"],
};
