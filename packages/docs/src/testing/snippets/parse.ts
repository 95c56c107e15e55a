import MarkdownIt from "markdown-it";

export interface Block {
  language: string;
  code: string;
}

export interface Snippet extends Block {
  language: "ts" | "sh";
  /** The next block, if it shows the output. */
  output?: Block;
}

export function readBlocks(markdown: string): Block[] {
  const tokens = new MarkdownIt().parse(markdown, {});
  const blocks = tokens.filter(({ type }) => type === "fence" || type === "code_block");
  return blocks.map(({ info, content }) => ({ language: info, code: content }));
}

export function readSnippets(markdown: string): Snippet[] {
  const blocks = readBlocks(markdown);
  return blocks.flatMap(({ language, code }, at) => {
    if (language !== "ts" && language !== "sh") return [];
    const next = blocks[at + 1];
    return [{ language, code, ...(next && isOutputBlock(next) && { output: next }) }];
  });
}

export function isOutputBlock({ language }: Block): boolean {
  return ["text", "json", "http"].includes(language);
}
