import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { generateCode, generateHandlers } from "@crewkit/codegen";
import { readContract } from "@crewkit/openapi/node";
import { generateErrorTexts } from "./error-texts.ts";
import { generateExamples } from "./examples.ts";
import { findDifferences } from "./output.ts";
import { type GeneratedFiles, generatedBanner, root } from "./project.ts";
import { recordAllWorkflows } from "./workflows.ts";

/** The generated files that depend on the bundle. The bundle depends on the examples. */
export async function filesAfterBundle(): Promise<GeneratedFiles> {
  const { version } = JSON.parse(readFileSync(join(root, "packages/client/package.json"), "utf8"));
  const files = await generateCode(readContract(), version);
  const code = [...files].map(([path, text]) => withBanner(path, "openapi/", text));
  const handlers = generateHandlers(listHandlers());
  return new Map([
    ...code,
    withBanner("packages/mock/src/generated/handlers.ts", "packages/mock/src/handlers/", handlers),
  ]);
}

export async function outdatedFiles(): Promise<string[]> {
  const examples = await generateExamples();
  const errorTexts = await generateErrorTexts(readContract());
  const generated = new Map([
    ...examples.files,
    ...errorTexts.files,
    ...(await filesAfterBundle()),
    ...(await recordAllWorkflows()),
  ]);
  return [...examples.problems, ...errorTexts.problems, ...(await findDifferences(root, generated))];
}

function withBanner(path: string, source: string, text: string): [string, string] {
  return [path, path.endsWith(".ts") ? `// ${generatedBanner(source)}\n\n${text}` : text];
}

function listHandlers(): string[] {
  const files = globSync("handlers/*/*.ts", { cwd: join(root, "packages/mock/src") });
  return files
    .filter((file) => !file.endsWith(".test.ts"))
    .map((file) => file.replaceAll("\\", "/"))
    .sort();
}
