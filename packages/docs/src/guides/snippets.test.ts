import { readContract } from "@crewkit/openapi/node";
import { expect, test, vi } from "vitest";
import { type Block, compile, follow, hasCurl, isOutput, readBlocks, readSnippets } from "../testing/snippets/index.ts";
import { guidesOf } from "./guides.ts";

// Most of them wait for something, and each starts processes: two at a time.
vi.setConfig({ maxConcurrency: 2 });

// Each guide is followed from top to bottom: what it has its reader paste and run must do what it shows.
const guides = new Map(guidesOf(readContract()).map(({ slug, text }) => [slug, text]));
const snippets = new Map([...guides].map(([slug, text]) => [slug, readSnippets(text)]));

// What a guide shows as `console`, since no test can run it here, and why.
const notRun: [code: RegExp, why: string][] = [
  [/^npx --yes pnpm@\S+ (start|mock)$/, "serves until Ctrl-C; scripts/start.test.ts and servers.test.ts start them"],
  [/^npx --yes pnpm@\S+ exec node try\.ts$/, "runs the program above it, which is run"],
  [/^npx --yes pnpm@\S+ build\n/, "packs and installs, as scripts/packed.test.ts does"],
  [/staging\.example/, "needs a deployment"],
  [/--sample 10m/, "takes ten minutes"],
];

test.each([...guides])("all that %s shows is run, printed by what is run, or excused", (_, text) => {
  const blocks = readBlocks(text);
  expect(blocks.filter((block, at) => !isTrue(block, blocks[at - 1]))).toEqual([]);
});

function isTrue(block: Block, before: Block | undefined): boolean {
  const isRun = ({ language = "" }: Partial<Block> = {}) => ["sh", "ts"].includes(language);
  if (block.language === "console") return notRun.some(([code]) => code.test(block.code.trim()));
  return isRun(block) || (isOutput(block) && isRun(before)) || block.language === "mermaid";
}

test("nothing is excused that is not shown", () => {
  const all = [...guides.values()].flatMap(readBlocks).filter(({ language }) => language === "console");
  expect(notRun.filter(([code]) => !all.some((block) => code.test(block.code.trim())))).toEqual([]);
});

test("the programs compile strictly", () => compile("guides", snippets), 30_000);

test.skipIf(!hasCurl).concurrent.each([...snippets])(
  "%s does what it shows",
  { timeout: 30_000 },
  async (slug, list) => {
    expect(await follow(`guides/${slug}`, list)).toHaveLength(list.length);
  },
);
