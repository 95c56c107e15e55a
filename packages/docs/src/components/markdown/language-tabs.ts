import type { MarkdownIt, Token } from "markdown-it";
import { type Language, languages } from "../../samples/languages.ts";
import { preformatted } from "../code.ts";
import { html } from "../html.ts";
import { languageTabs as renderTabs } from "../language-tabs.ts";

export interface GuideTab {
  language: Language["language"];
  /** A program, and optionally the commands that run it and its output. */
  blocks: { syntax: string; code: string }[];
}

/**
 * Renders the code blocks between `<!-- tabs -->` and `<!-- /tabs -->` as tabs by language. The syntax of a block selects its
 * tab, unless a language follows: `ts` is the client, and `ts fetch` is `fetch`. Other blocks belong to the tab before them.
 *
 * @throws if other content is between the markers, or if the language of a block is unknown.
 */
export function languageTabs(markdownIt: MarkdownIt): void {
  markdownIt.core.ruler.after("block", "language_tabs", (state) => {
    const tokens: Token[] = [];
    let tabs: GuideTab[] | undefined;
    let count = 0;
    for (let at = 0; at < state.tokens.length; at++) {
      const token = state.tokens[at] as Token;
      const marker = markers.indexOf(state.tokens[at + 1]?.content ?? "");
      if (token.type === "paragraph_open" && marker >= 0) {
        tabs = marker === 0 ? [] : undefined;
        if (tabs)
          tokens.push(Object.assign(new state.Token("language_tabs", "", 0), { meta: { tabs, number: ++count } }));
        at += 2;
      } else if (!tabs) tokens.push(token);
      else if (token.type === "fence") addBlock(tabs, token);
      else throw new Error(`Only code blocks can be between ${markers.join(" and ")}.`);
    }
    state.tokens = tokens;
  });
  markdownIt.renderer.rules.language_tabs = (tokens, at) => {
    const { tabs, number } = (tokens[at] as Token).meta as { tabs: GuideTab[]; number: number };
    return String(renderTabs(`language-${number}`, tabs.map(tabOf)));
  };
}

/** Puts the name of the language before the blocks of each tab, for the Markdown version of a page. */
export function labelTabs(markdown: string): string {
  return markdown.replace(/^<!-- tabs -->\n(.*?)^<!-- \/tabs -->$/gms, (_, blocks: string) => {
    let current: string | undefined;
    const labeled = blocks.replace(/^```(.*?)\n(.*?)^```$/gms, (_, info: string, code: string) => {
      const { syntax, language = current } = readInfo(info);
      const label = language === current ? "" : `**${labelOf(language)}**\n\n`;
      current = language;
      return `${label}\`\`\`${syntax}\n${code}\`\`\``;
    });
    return labeled.trim();
  });
}

const markers = ["<!-- tabs -->", "<!-- /tabs -->"];

function addBlock(tabs: GuideTab[], { info, content }: Token): void {
  const { syntax, language } = readInfo(info);
  if (language && tabs.at(-1)?.language !== language) tabs.push({ language, blocks: [] });
  const tab = tabs.at(-1);
  if (!tab) throw new Error(`The first block after ${markers[0]} must have a language, not \`${info}\`.`);
  tab.blocks.push({ syntax, code: content.trimEnd() });
}

function readInfo(info: string): { syntax: string; language?: Language["language"] } {
  const [syntax = "", name] = info.split(" ");
  const found = languages.find((each) => (name ? each.language === name : each.syntax === syntax));
  if (name && !found)
    throw new Error(
      `Unknown language in \`${info}\`. Use one of: ${languages.map((each) => each.language).join(", ")}.`,
    );
  return { syntax, ...(found && { language: found.language }) };
}

function labelOf(language: string | undefined): string {
  return languages.find((each) => each.language === language)?.label ?? "";
}

const partTitles: Record<string, string> = { console: "Run", json: "Response", http: "Response" };

function tabOf({ language, blocks: [program, ...parts] }: GuideTab) {
  const panel = html`${program && preformatted(program.code, program.syntax)}${parts.map(({ syntax, code }) => html`<div class="part" data-title="${partTitles[syntax] ?? "Output"}">${preformatted(code, syntax)}</div>`)}`;
  return { value: language, label: labelOf(language), panel };
}
