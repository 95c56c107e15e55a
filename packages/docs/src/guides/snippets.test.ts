import { expect, test } from "vitest";
import {
  type Block,
  compileSnippets,
  hasCurl,
  isOutputBlock,
  readBlocks,
  runSnippets,
} from "../testing/snippets/index.ts";
import { readGuideSnippets, readGuideTexts, slowGuides } from "./testing/snippets.ts";

// Each guide is followed from top to bottom: what it has its reader paste and run must do what it shows.
const guides = readGuideTexts();
const snippets = readGuideSnippets();

// What a guide shows as `console`, since no test can run it here, and why.
const notRun: [code: RegExp, why: string][] = [
  [/^npx --yes pnpm@\S+ (start|mock)$/, "serves until Ctrl-C; scripts/start.test.ts and servers.test.ts start them"],
  [/^npx --yes pnpm@\S+ exec node try\.ts$/, "runs the program above it, which is run"],
  [/^npx --yes pnpm@\S+ build\n/, "packs and installs, as scripts/packed.exhaustive.test.ts does"],
  [/staging\.example/, "needs a deployment"],
  [/--sample 10m/, "takes ten minutes"],
];

test.each([...guides])("all that %s shows is run, printed by what is run, or excused", (_, text) => {
  const blocks = readBlocks(text);
  expect(blocks.filter((block, at) => !isVerified(block, blocks[at - 1]))).toEqual([]);
});

function isVerified(block: Block, before: Block | undefined): boolean {
  const isRun = ({ language = "" }: Partial<Block> = {}) => ["sh", "ts"].includes(language);
  if (block.language === "console") return notRun.some(([code]) => code.test(block.code.trim()));
  return isRun(block) || (isOutputBlock(block) && isRun(before)) || block.language === "mermaid";
}

test("nothing is excused that is not shown", () => {
  const all = [...guides.values()].flatMap(readBlocks).filter(({ language }) => language === "console");
  expect(notRun.filter(([code]) => !all.some((block) => code.test(block.code.trim())))).toEqual([]);
});

test("the programs compile strictly", () => compileSnippets("guides", snippets));

// Most of them wait for something.
test.skipIf(!hasCurl).concurrent.for([...snippets].filter(([slug]) => !slowGuides.includes(slug)))(
  "%s does what it shows",
  async ([slug, list], { signal, expect }) => {
    expect(await runSnippets(`guides/${slug}`, list, signal)).toHaveLength(list.length);
  },
);

test("a guide that is slow is one of the guides", () => {
  expect(slowGuides.filter((slug) => !guides.has(slug))).toEqual([]);
});
