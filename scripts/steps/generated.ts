import { readFileSync } from "node:fs";
import { join } from "node:path";
import { generateCode, generateControl } from "@crewkit/codegen";
import { type Examples, generatedBanner, generateErrorTexts, generateExamples } from "@crewkit/openapi/build";
import { readContract } from "@crewkit/openapi/node";
import { createExampleFetcher, fetchErrors } from "./mock-responses.ts";
import { type GeneratedFiles, root } from "./project.ts";
import { controlPath, readControlDocument, readmes } from "./readmes.ts";

/** The generated files that are part of the contract: examples, and texts of errors. They need a mock with the draft examples. */
export async function contractFiles(): Promise<Examples> {
  const contract = readContract();
  const examples = await generateExamples(contract, (now) => createExampleFetcher(contract, now));
  const errorTexts = await generateErrorTexts(contract, await fetchErrors(contract));
  return {
    files: new Map([...examples.files, ...errorTexts.files]),
    problems: [...examples.problems, ...errorTexts.problems],
  };
}

/** The generated files that depend on the bundle. The bundle depends on the examples. */
export async function filesAfterBundle(): Promise<GeneratedFiles> {
  const { version } = JSON.parse(readFileSync(join(root, "packages/client/package.json"), "utf8"));
  const files = await generateCode(readContract(), version);
  const code = [...files].map(([path, text]) => withBanner(path, "openapi/", text));
  const control = Object.entries(await generateControl(readControlDocument()));
  return new Map([
    ...code,
    ...control.map(([name, text]) => withBanner(`packages/mock/src/generated/${name}`, controlPath, text)),
    withBanner("packages/mock/src/generated/page-files.ts", "packages/mock/src/pages/", embedPageFiles()),
    ...readmes(),
  ]);
}

// The mock also runs in web pages, where it cannot read files.
function embedPageFiles(): string {
  const read = (name: string) => JSON.stringify(readFileSync(join(root, "packages/mock/src/pages", name), "utf8"));
  return `export const style = ${read("page.css")};\nexport const script = ${read("overview.js")};\n`;
}

function withBanner(path: string, source: string, text: string): [string, string] {
  return [path, path.endsWith(".ts") ? `// ${generatedBanner(source)}\n\n${text}` : text];
}
