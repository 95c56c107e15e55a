import { globSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { bundlePackage } from "../mock/build/bundle.ts";

// Writes the texts of the tools from the Markdown of the docs, and bundles the server with its `devDependencies`.

// The errors that almost all operations have.
const general = new Set(["400", "401", "429", "500"]);
const docs = join(import.meta.dirname, "../docs/dist");

const operationPages = readPages("reference");
const operations = operationPages.map(({ name, text }) => [name, shorten(text)]);
const advice = operationPages.map(({ name, text }) => [name, errorAdvice(text)]);
const pages = [...readPages("guides"), ...readPages("workflows")].map(({ name, text }) => {
  const [, title = name, summary = ""] = /^# (.*)\n\n(.*)/.exec(text) ?? [];
  return { name, title, summary, text };
});
await bundlePackage(import.meta.dirname, { minifySyntax: true });
const reference = { operations: Object.fromEntries(operations), advice: Object.fromEntries(advice), pages };
writeFileSync(join(import.meta.dirname, "dist/reference.json"), JSON.stringify(reference));

function readPages(folder: string): { name: string; text: string }[] {
  const files = globSync(`${folder}/*.md`, { cwd: docs }).sort();
  if (files.length === 0) throw new Error(`packages/docs/dist/${folder} has no Markdown. Run \`pnpm build\`.`);
  return files.map((file) => ({
    name: basename(file, ".md"),
    text: withoutLinks(readFileSync(join(docs, file), "utf8")),
  }));
}

/** Links to operations become their operationIds, which the tools need. */
function withoutLinks(text: string): string {
  return text
    .replaceAll(/\[([^\]]+)\]\((?:\.\.\/)?reference\/(\w+)\.md[^)]*\)/g, "$1 (`$2`)")
    .replaceAll(/(?<!!)\[([^\]]+)\]\((?!https?:)[^)]*\)/g, "$1");
}

/** Keeps what a caller needs: no samples, headers, response examples and general errors. */
function shorten(page: string): string {
  const [introduction = "", ...sections] = page.split(/\n(?=## )/);
  const kept = sections.flatMap((section) => {
    if (/^## (Base URL|Samples)/.test(section)) return [];
    if (/^## Request body/.test(section)) return [firstExample(section)];
    if (/^## Response/.test(section)) return [firstParagraphs(section)];
    if (/^## Errors/.test(section)) return [errorList(section)];
    return [section.trim()];
  });
  const facts = introduction.replaceAll(/^- (?:Tag|Operation ID): .*\n?/gm, "").trim();
  return [facts, ...kept].join("\n\n");
}

/** What to do about each error of an operation, by status. */
function errorAdvice(page: string): Record<string, string> {
  const errors = page.split(/\n(?=### )/).map((error) => /^### (\d+) .*\*\*What to do:\*\* ([^\n]*)/s.exec(error));
  return Object.fromEntries(errors.flatMap((match) => (match ? [match.slice(1)] : [])));
}

function firstExample(section: string): string {
  const [text = "", example = ""] = section.split(/\n(?=Example: )/);
  return `${text.replace(/Content type: .*\n\n?/, "").trim()}\n\n${example.trim()}`.trim();
}

function firstParagraphs(section: string): string {
  const [text = ""] = section.split(/\n(?=Example: |\d+ response headers)/);
  return text.trim();
}

/** `- 422: A field is invalid.` Every operation has the other errors. */
function errorList(section: string): string {
  const errors = [...section.matchAll(/^### (\d+) .*\n\n(.*)/gm)].filter(([, status = ""]) => !general.has(status));
  return ["## Errors", "", ...errors.map(([, status, cause]) => `- ${status}: ${cause}`)].join("\n");
}
