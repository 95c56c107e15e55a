import MarkdownIt from "markdown-it";

export interface Block {
  /** As the fence says: `ts`. */
  language: string;
  code: string;
}

/** A block that is run: a program, or lines for a shell. */
export interface Snippet extends Block {
  language: "ts" | "sh";
  /** What it prints, as the next block shows it. */
  output?: Block;
}

/** The blocks of a text in Markdown, indented ones too, which have no language. */
export function readBlocks(markdown: string): Block[] {
  const tokens = new MarkdownIt().parse(markdown, {});
  const blocks = tokens.filter(({ type }) => type === "fence" || type === "code_block");
  return blocks.map(({ info, content }) => ({ language: info, code: content }));
}

/** The snippets of a text in Markdown, each with what it shows. */
export function readSnippets(markdown: string): Snippet[] {
  const blocks = readBlocks(markdown);
  return blocks.flatMap(({ language, code }, at) => {
    if (language !== "ts" && language !== "sh") return [];
    const next = blocks[at + 1];
    return [{ language, code, ...(next && isOutputBlock(next) && { output: next }) }];
  });
}

/** Whether a block is of a language in which answers are shown. */
export function isOutputBlock({ language }: Block): boolean {
  return ["text", "json", "http"].includes(language);
}
