import MarkdownIt from "markdown-it";
import { type GuideTab, languageTabs } from "../../components/markdown/language-tabs.ts";
import { toolchains } from "../toolchains.ts";

export interface Block {
  language: string;
  code: string;
  /** The language whose tab contains the block. */
  tab?: GuideTab["language"];
}

export interface Snippet extends Block {
  language: RunLanguage;
  /** The next block, if it shows the output. */
  output?: Block;
  /** The name in errors. */
  title?: string;
}

export type RunLanguage = keyof typeof toolchains;

export function readBlocks(markdown: string): Block[] {
  const tokens = new MarkdownIt().use(languageTabs).parse(markdown, {});
  return tokens.flatMap(({ type, info, content, meta }): Block[] => {
    if (type === "language_tabs") return (meta as { tabs: GuideTab[] }).tabs.flatMap(blocksOf);
    return type === "fence" || type === "code_block" ? [{ language: info, code: content }] : [];
  });
}

function blocksOf({ language: tab, blocks }: GuideTab): Block[] {
  return blocks.map(({ syntax, code }) => ({ language: syntax, code, tab }));
}

/** Returns the blocks that can be run. */
export function readSnippets(markdown: string): Snippet[] {
  const blocks = readBlocks(markdown);
  return blocks.flatMap((block, at) => {
    const { language } = block;
    if (!isRunLanguage(language)) return [];
    // The commands that run a program are between the program and its output.
    const next = blocks.slice(at + 1).find((each) => each.language !== "console");
    return [{ ...block, language, ...(next && isOutputBlock(next) && { output: next }) }];
  });
}

export function isRunLanguage(language: string): language is RunLanguage {
  return Object.hasOwn(toolchains, language);
}

export function isOutputBlock({ language }: Block): boolean {
  return ["text", "json", "http"].includes(language);
}
