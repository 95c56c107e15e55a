import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { generateCode, generateHandlers, updateMethodList } from "@crewkit/codegen";
import { packageCommands, siteUrl } from "@crewkit/docs";
import { type Examples, generatedBanner, generateErrorTexts, generateExamples } from "@crewkit/openapi/build";
import { readContract } from "@crewkit/openapi/node";
import { createExampleFetcher, fetchErrors } from "./mock-responses.ts";
import { type GeneratedFiles, root } from "./project.ts";

/** The generated files that are part of the contract: examples, and texts of errors. They need a mock with the draft examples. */
export async function contractFiles(): Promise<Examples> {
  const contract = readContract();
  const examples = await generateExamples(contract, (now) => createExampleFetcher(contract, now));
  const errorTexts = generateErrorTexts(contract, await fetchErrors(contract));
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
  const handlers = generateHandlers(listHandlers());
  return new Map([
    ...code,
    withBanner("packages/mock/src/generated/handlers.ts", "packages/mock/src/handlers/", handlers),
    withBanner("packages/mock/src/generated/page-files.ts", "packages/mock/src/pages/", embedPageFiles()),
    ["packages/client/README.md", readmeOfClient()],
    ["README.md", readmeOfRepository()],
  ]);
}

// The mock also runs in web pages, where it cannot read files.
function embedPageFiles(): string {
  const read = (name: string) => JSON.stringify(readFileSync(join(root, "packages/mock/src/pages", name), "utf8"));
  return `export const style = ${read("page.css")};\nexport const script = ${read("overview.js")};\n`;
}

function readmeOfClient(): string {
  const { repository } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const readme = readFileSync(join(root, "packages/client/README.md"), "utf8");
  return updateMethodList(readme, readContract(), docsUrl(repository));
}

function readmeOfRepository(): string {
  const { published, packageManager } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  return switchCommands(readFileSync(join(root, "README.md"), "utf8"), published, packageManager);
}

/** Replaces the commands of a README that are for packages on npm by those for a clone of the repository, or the reverse. */
export function switchCommands(readme: string, published: boolean, packageManager: string): string {
  const { clone: _, ...commands } = packageCommands({ published, packageManager });
  const others = packageCommands({ published: !published, packageManager });
  const indent = (command = "") => command.replaceAll("\n", "\n    ");
  return Object.entries(commands).reduce(
    (text, [name, command]) => text.replaceAll(indent(others[name]), indent(command)),
    readme,
  );
}

/** Returns the URL of the docs, which a release publishes to GitHub Pages. Without a repository, the URL of `pnpm start`. */
export function docsUrl(repository = ""): string {
  const [, owner, name] = /github\.com\/([^/]+)\/([^/.]+)/.exec(repository) ?? [];
  return siteUrl(name ? { CREWKIT_DOCS_URL: `https://${owner}.github.io/${name}/` } : {});
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
