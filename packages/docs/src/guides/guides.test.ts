import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createMock } from "@crewkit/mock/web";
import type { Contract } from "@crewkit/openapi";
import { findUnknownNames, listNames } from "@crewkit/openapi/build";
import { readContract } from "@crewkit/openapi/node";
import { expect, onTestFinished, test } from "vitest";
import { readErrorMatrix } from "../model/error-matrix.ts";
import type { Guide } from "../model/site.ts";
import { guidePage } from "../pages/guide.ts";
import { createSite } from "../site.ts";
import { renderedFiles } from "../testing/rendered-files.ts";
import { repositoryRoot } from "../testing/snippets/folder.ts";
import { fillPlaceholders, loadGuides, readGuides, withGuideContext } from "./guides.ts";
import { guideVariables } from "./variables.ts";

const contract = readContract();
const guides = loadGuides(contract);
const files = renderedFiles();
const pageOf = (slug: string) => files.get(`guides/${slug}.html`) ?? "";
const textOf = (slug: string) => guides.find((guide) => guide.slug === slug)?.text ?? "";

test.each(guides)("the guide $slug has at most 600 words and ends with two or three next steps", ({ slug, text }) => {
  const words = text.replace(/^```.*?^```$/gms, "").split(/\s+/);
  // Readers of these guides need only one section.
  if (!["not-supported", "error-reference"].includes(slug)) expect(words.length).toBeLessThan(600);
  expect(text).toMatch(/\n## Next steps\n\n(- \[[^\n]+(\n {2}[^\n]+)*\n?){2,3}$/);
});

test("each section on an unsupported feature is short and links to an alternative", () => {
  const sections = textOf("not-supported").split(/^### /m).slice(1);
  const unsuitable = sections.filter(
    (section) => section.split(/\s+/).length > 100 || !/\]\(|`[A-Z]+ \//.test(section),
  );
  expect(unsuitable).toEqual([]);
});

test.each([
  ["quickstart", "mock"],
  ["client", "client"],
  ["conformance", "conformance"],
])("the guide %s names the version of Node that %s requires", (slug, name) => {
  const { engines } = JSON.parse(readFileSync(join(repositoryRoot, "packages", name, "package.json"), "utf8"));
  const version = engines.node.replace(/^>=(\d+(?:\.[1-9]\d*)?)(\.0)*$/, "$1");
  expect(textOf(slug)).toContain(`Node.js ${version} or later`);
});

test("the mock guide lists the token of every person", () => {
  const tokens = Object.values(createMock().tokens);
  expect(textOf("testing-with-the-mock").match(/mock\.\w+\.token(?=` *\|)/g)).toEqual(tokens);
});

test("guides only mention names and values that exist", async () => {
  const control = await createMock().fetch("http://crewkit.test/__mock/openapi.json");
  const reports = globSync("packages/client/api/*.md", { cwd: repositoryRoot });
  const client = reports.map((name) => readFileSync(join(repositoryRoot, name), "utf8")).join("\n");
  const known = [...listNames(contract), ...listNames((await control.json()) as Contract), ...wordsIn(client)];
  const unknown = guides.flatMap(({ slug, text }) => {
    const code = text.match(codeBlock) ?? [];
    const words = wordsIn(code.filter((block) => !block.startsWith("```mermaid")).join("\n"));
    const names = findUnknownNames(text.replaceAll(codeBlock, ""), new Set([...known, ...words]));
    return names.filter((name) => !name.includes(".")).map((name) => `${slug}: ${name}`);
  });
  expect(unknown).toEqual([]);
});

test("the error reference lists every status and error message", () => {
  const page = pageOf("error-reference").replaceAll("<wbr>", "");
  const shown = page.match(/<h2 id="\d+-[^>]*><a [^>]*>\d+/g)?.map((heading) => heading.slice(-3));
  expect(shown?.sort()).toEqual(Object.keys(readErrorMatrix().statuses));
  const messages = JSON.stringify(contract.components?.responses).matchAll(/"error":"([^"]+)"/g);
  const missing = [...messages].filter(([, message = ""]) => !page.includes(`<code>${message}</code>`));
  expect(missing.map(([, message]) => message)).toEqual([]);
});

function folderWith(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), "guides-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

test("sorts guides by their numbers and omits the numbers from the slugs", () => {
  const folder = folderWith({
    "02-errors.md": "---\ntitle: Errors\nsummary: Error responses.\n---\n\nText.\n",
    "01-start.md": "---\ntitle: Start\nsummary: The first call.\n---\n\n## Call\n",
  });
  expect(readGuides(folder, "Guides")).toMatchObject([
    { slug: "start", title: "Start", summary: "The first call.", text: "## Call" },
    { slug: "errors", title: "Errors", summary: "Error responses.", text: "Text." },
  ]);
});

test("rejects a guide without a title or summary", () => {
  const folder = folderWith({ "03-bare.md": "Text alone.\n" });
  expect(() => readGuides(folder, "Guides")).toThrow("guides/03-bare.md");
});

test("fills in limits of the contract, and omits the number of a single unit of time", () => {
  const contract = structuredClone(readContract());
  contract["x-rate-limits"]?.limits.splice(0, 1, { scope: "organization", requests: 2500, seconds: 120 });
  const text = "{{limit.organization}} per {{window.organization}}, 100 per {{window.address}}, {{token.lifetime}}";
  expect(fillPlaceholders(text, guideVariables(contract))).toBe("2,500 per 2 minutes, 100 per minute, 4 hours");
});

test("reports an unknown placeholder with the guide and the known names", () => {
  expect(() => withGuideContext("pagination", () => fillPlaceholders("{{page.mux}}", { "page.max": "100" }))).toThrow(
    /pagination\.md: .*\{\{page\.mux\}\}.* page\.max/,
  );
});

test("diagrams only name operations that exist", () => {
  const diagrams = guides.flatMap(({ text }) => text.match(/^```mermaid\n.*?^```$/gms) ?? []);
  const labels = diagrams.flatMap((diagram) => diagram.match(/(?<=--> \w+ : |-->\|).*?(?=\||$)/gm) ?? []);
  const names = labels.join(" ").match(/\b[a-z]+[A-Z]\w+/g) ?? [];
  const operations = [...createSite(contract).operations.keys()];
  expect(operations).toEqual(expect.arrayContaining(names));
  expect(names).toContain("createSession");
});

test("every tag that a concept names exists", () => {
  const tags = contract.tags?.map(({ name }) => name);
  expect(tags).toEqual(expect.arrayContaining(guides.flatMap((guide) => guide.tags)));
});

test("reports an unsupported diagram with the guide", () => {
  const guide = { ...(guides[0] as Guide), slug: "extras", text: "```mermaid\nflowchart LR\n```" };
  expect(() => guidePage(createSite(contract), guide)).toThrow("guides/…-extras.md: ");
});

const codeBlock = /^```.*?^```$/gms;

function wordsIn(text: string): string[] {
  return text.match(/[A-Za-z_]\w*/g) ?? [];
}
