import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readContract } from "@crewkit/openapi/node";
import { expect, onTestFinished, test } from "vitest";
import { guidePage } from "../pages/guide.ts";
import { siteOf } from "../site.ts";
import { guideFacts } from "./facts.ts";
import { fill, inGuide, readGuides } from "./guides.ts";

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
  expect(fill("{{limit.organization}} per {{time.organization}}", guideFacts(contract))).toBe("2,500 per 2 minutes");
});

test("a single unit of time has no number: so many requests a minute", () => {
  expect(fill("{{limit.address}} a {{time.address}}, {{token.life}}", guideFacts(readContract()))).toBe(
    "100 a minute, 4 hours",
  );
});

test("an unknown fact is reported with its guide and the known facts", () => {
  expect(() => inGuide("pagination", () => fill("{{page.lagest}}", { "page.largest": "100" }))).toThrow(
    "guides/…-pagination.md: A guide asks for {{page.lagest}}. There are: page.largest.",
  );
});

test("an unknown diagram is reported with its guide", () => {
  const guide = { slug: "extras", title: "Extras", summary: "More.", text: "```mermaid\nflowchart LR\n```" };
  expect(() => guidePage(siteOf(readContract()), guide)).toThrow("guides/…-extras.md: Of Mermaid's");
});
