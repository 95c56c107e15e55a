import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createMock } from "@crewkit/mock/web";
import { readContract } from "@crewkit/openapi/node";
import { expect, test } from "vitest";
import { madeFiles } from "../testing/site-files.ts";
import { root } from "../testing/snippets/folder.ts";
import { guidesOf } from "./guides.ts";

const contract = readContract();
const guides = guidesOf(contract);
const files = madeFiles();
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
  const manifest = (folder: string) => JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"));
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
