import { stripTypeScriptTypes } from "node:module";
import { expect, test } from "vitest";
import {
  type Block,
  compileSnippets,
  hasCurl,
  isOutputBlock,
  isRunLanguage,
  readBlocks,
  readSnippets,
  runSnippets,
} from "../testing/snippets/index.ts";
import { readGuideSnippets, readGuideTexts } from "./testing/snippets.ts";

const guides = readGuideTexts();

// Blocks that this test cannot run, each with the reason.
const notRun: [code: RegExp, reason: string][] = [
  [
    /^npx \S+( \S+)? ?mock$/,
    "runs until Ctrl-C; tested by scripts/commands.test.ts and scripts/outside/readmes.exhaustive.test.ts",
  ],
  [/^node try\.mjs$/m, "runs the program above, which is tested"],
  [/^(pip install httpx\npython3|go run) try\.(py|go)$/, "runs the program above, which is tested"],
  [/^npm install /m, "tested by scripts/outside/readmes.exhaustive.test.ts"],
  [/[/"\s]mcp["\s]/, "needs an agent; tested by packages/mcp"],
  [/(staging|crewkit\.acme)\.example/, "needs a deployment"],
  [/--sample 10m/, "takes ten minutes"],
  [/^x-max-body-bytes: /, "part of openapi/README.md; tested by the lint rule known-extensions"],
];

test.each([...guides])("every code block of %s is run, the output of a run block, or exempt", (_, text) => {
  const blocks = readBlocks(text);
  const unverified = blocks.filter((block, at) => {
    const before = blocks.slice(0, at).findLast(({ language }) => language !== "console");
    return !isVerified(block, before);
  });
  expect(unverified).toEqual([]);
});

function isVerified(block: Block, before: Block | undefined): boolean {
  const isRun = ({ language = "" }: Partial<Block> = {}) => isRunLanguage(language);
  if (notRun.some(([code]) => code.test(block.code.trim()))) return true;
  return isRun(block) || (isOutputBlock(block) && isRun(before)) || block.language === "mermaid";
}

test("every exemption matches a code block", () => {
  const all = [...guides.values()].flatMap(readBlocks);
  expect(notRun.filter(([code]) => !all.some((block) => code.test(block.code.trim())))).toEqual([]);
});

const snippets = [...guides].map(([slug, text]) => [slug, readSnippets(text)] as const);

test("TypeScript snippets compile in strict mode", () => compileSnippets("guides", new Map(snippets)));

test("TypeScript snippets are valid JavaScript", () => {
  for (const { language, code } of snippets.flatMap(([, each]) => each))
    if (language === "ts") expect(stripTypeScriptTypes(code)).toBe(code);
});

// The exhaustive test also runs the snippets in another order, and includes Python and Go.
test.skipIf(!hasCurl)("the snippets of all guides print the output shown, on one mock", async ({ signal }) => {
  const snippets = readGuideSnippets()["step by step"].filter(({ language }) => language === "sh" || language === "ts");
  expect(await runSnippets("guides", snippets, signal)).toHaveLength(snippets.length);
});
