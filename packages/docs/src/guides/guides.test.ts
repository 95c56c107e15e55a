import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createMock } from "@crewkit/mock/web";
import { readContract } from "@crewkit/openapi/node";
import { expect, onTestFinished, test } from "vitest";
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

test.each(guides)("the guide $slug is short, and ends with two or three pages to continue with", ({ text }) => {
  const words = text
    .replace(/^```.*?^```$/gms, "")
    .replace(/^## 400 .*^## Next/ms, "")
    .split(/\s+/);
  expect(words.length).toBeLessThan(600);
  expect(text).toMatch(/\n## Next\n\n(- \[[^\n]+(\n {2}[^\n]+)*\n?){2,3}$/);
});

test("the Quickstart asks for what the packages need", () => {
  const manifest = (folder: string) => JSON.parse(readFileSync(join(repositoryRoot, folder, "package.json"), "utf8"));
  const { packageManager, engines } = manifest(".");
  const pins = guides.flatMap(({ text }) => text.match(/pnpm@[\d.]+/g) ?? []);
  expect(new Set(pins)).toEqual(new Set([packageManager]));
  const wanted = [engines, manifest("packages/client").engines].map(({ node }) => `Node ${node.replace(">=", "")} `);
  expect(textOf("quickstart").match(/Node \d+ /g)).toEqual(wanted);
});

test("the guide to the mock has the token of each person", () => {
  const tokens = Object.values(createMock().tokens);
  expect(textOf("testing-with-the-mock").match(/mock\.\w+\.token(?=` *\|)/g)).toEqual(tokens);
});

test("the page of errors has all statuses and sentences", () => {
  const page = pageOf("errors");
  const shown = page.match(/<h2 id="\d+-[^>]*>\d+/g)?.map((heading) => heading.slice(-3));
  expect(shown?.sort()).toEqual(Object.keys(contract["x-error-matrix"]?.statuses ?? {}));
  const refusals = JSON.stringify(contract.components?.responses).matchAll(/"error":"([^"]+)"/g);
  const missing = [...refusals].filter(([, sentence = ""]) => !page.includes(`<code>${sentence}</code>`));
  expect(missing.map(([, sentence]) => sentence)).toEqual([]);
});

function folderWith(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), "guides-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

test("guides are sorted by their numbers, which are not part of the name", () => {
  const folder = folderWith({
    "02-errors.md": "---\ntitle: Errors\nsummary: What may go wrong.\n---\n\nText.\n",
    "01-start.md": "---\ntitle: Start\nsummary: The first call.\n---\n\n## Call\n",
  });
  expect(readGuides(folder)).toEqual([
    { slug: "start", title: "Start", summary: "The first call.", text: "## Call" },
    { slug: "errors", title: "Errors", summary: "What may go wrong.", text: "Text." },
  ]);
});

test("a guide without a title or summary is rejected, by its name", () => {
  const folder = folderWith({ "03-bare.md": "Text alone.\n" });
  expect(() => readGuides(folder)).toThrow("guides/03-bare.md must begin with YAML");
});

test("the numbers of a guide are those of the contract", () => {
  const contract = structuredClone(readContract());
  contract["x-rate-limits"]?.limits.splice(0, 1, { scope: "organization", requests: 2500, seconds: 120 });
  expect(fillPlaceholders("{{limit.organization}} per {{time.organization}}", guideVariables(contract))).toBe(
    "2,500 per 2 minutes",
  );
});

test("a single unit of time has no number: so many requests a minute", () => {
  expect(fillPlaceholders("{{limit.address}} a {{time.address}}, {{token.life}}", guideVariables(readContract()))).toBe(
    "100 a minute, 4 hours",
  );
});

test("an unknown fact is reported with its guide and the known facts", () => {
  expect(() =>
    withGuideContext("pagination", () => fillPlaceholders("{{page.lagest}}", { "page.largest": "100" })),
  ).toThrow("guides/…-pagination.md: A guide asks for {{page.lagest}}. There are: page.largest.");
});

test("an unknown diagram is reported with its guide", () => {
  const guide = { slug: "extras", title: "Extras", summary: "More.", text: "```mermaid\nflowchart LR\n```" };
  expect(() => guidePage(createSite(readContract()), guide)).toThrow("guides/…-extras.md: Of Mermaid's");
});
