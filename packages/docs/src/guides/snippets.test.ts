import { expect, test } from "vitest";
import {
  type Block,
  compileSnippets,
  hasCurl,
  isOutputBlock,
  isRunLanguage,
  readBlocks,
  runSnippets,
} from "../testing/snippets/index.ts";
import { isSlow, readGuideSnippets, readGuideTexts, slowGuides } from "./testing/snippets.ts";

const guides = readGuideTexts();
const snippets = readGuideSnippets();

// Blocks that this test cannot run, each with the reason.
const notRun: [code: RegExp, reason: string][] = [
  [/^npx @crewkit\/mock$/, "runs until Ctrl-C; tested by scripts/registry.exhaustive.test.ts"],
  [/^(npm install @crewkit\/client\n)?node try\.mjs$/, "runs the program above, which is tested"],
  [/^(pip install httpx\npython3|go run) try\.(py|go)$/, "runs the program above, which is tested"],
  [/^npm install @crewkit\//, "tested by scripts/registry.exhaustive.test.ts"],
  [/staging\.example/, "needs a deployment"],
  [/--sample 10m/, "takes ten minutes"],
  [/^x-max-body-bytes: /, "part of openapi/README.md; tested by the lint rule known-extensions"],
];

test.each([...guides])("every code block of %s is run, the output of a run block, or exempt", (_, text) => {
  const blocks = readBlocks(text);
  expect(
    blocks.filter(
      (block, at) =>
        !isVerified(
          block,
          blocks.slice(0, at).findLast(({ language }) => language !== "console"),
        ),
    ),
  ).toEqual([]);
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

test("TypeScript snippets compile in strict mode", () => compileSnippets("guides", snippets));

test.skipIf(!hasCurl).concurrent.for([...snippets].filter(([name]) => !isSlow(name)))(
  "the snippets of %s print the output shown",
  async ([slug, list], { signal, expect }) => {
    expect(await runSnippets(`guides/${slug}`, list, signal)).toHaveLength(list.length);
  },
);

test("every slow guide exists", () => {
  expect(slowGuides.filter((slug) => !guides.has(slug))).toEqual([]);
});
