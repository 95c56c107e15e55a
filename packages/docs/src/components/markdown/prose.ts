import MarkdownIt from "markdown-it";
import { slugify } from "../../text.ts";
import { codeBlock } from "../code.ts";
import { type Html, raw } from "../html.ts";
import { callouts } from "./callouts.ts";
import { renderDiagram } from "./diagram.ts";
import { languageTabs } from "./language-tabs.ts";
import { steps } from "./steps.ts";

/** Returns the link for inline code such as `GET /health`, or undefined. */
export type CodeLinker = (code: string) => string | undefined;

export function renderMarkdown(markdown: string, codeLink: CodeLinker): Html {
  return raw(markdownIt.render(markdown, { codeLink }));
}

export function renderInline(markdown: string, codeLink: CodeLinker): Html {
  return raw(markdownIt.renderInline(markdown, { codeLink }));
}

const markdownIt = new MarkdownIt({ html: false }).use(callouts).use(steps).use(languageTabs);
const { escapeHtml } = markdownIt.utils;

markdownIt.renderer.rules.code_inline = (tokens, at, _, env) => {
  const text = tokens[at]?.content ?? "";
  const target = isLinked(tokens, at) ? undefined : (env as { codeLink?: CodeLinker }).codeLink?.(text);
  const code = `<code>${breakLongPath(escapeHtml(text))}</code>`;
  return target ? `<a href="${escapeHtml(target)}">${code}</a>` : code;
};

/** Lets a path that does not fit on a line on a phone break before its slashes. Punctuation after it then stays with a segment. */
export function breakLongPath(code: string): string {
  return code.length > 28 ? code.replace(/(?<=\S)\//g, "<wbr>/") : code;
}

markdownIt.renderer.rules.fence = (tokens, at) => {
  const { content = "", info = "" } = tokens[at] ?? {};
  if (info === "mermaid") return String(renderDiagram(content));
  return String(codeBlock(content.trimEnd(), info));
};

markdownIt.renderer.rules.code_block = (tokens, at) => String(codeBlock(tokens[at]?.content.trimEnd() ?? "", ""));

const { normalizeLink } = markdownIt;
// Pages have an HTML version. `SKILL.md` is not a page.
markdownIt.normalizeLink = (url) =>
  normalizeLink(/^[a-z]+:/i.test(url) ? url : url.replace(/(?<=[a-z\d])\.md(?=#|$)/, ".html"));

// Headings have an ID and link to themselves, unless they contain another link.
markdownIt.core.ruler.push("heading_links", ({ tokens, Token }) => {
  for (const [at, heading] of tokens.entries()) {
    const { content = "", children } = tokens[at + 1] ?? {};
    if (heading.type !== "heading_open" || !children) continue;
    const id = slugify(content);
    heading.attrSet("id", id);
    if (children.some(({ type }) => type === "link_open")) continue;
    const link = new Token("link_open", "a", 1);
    link.attrs = [
      ["class", "anchor"],
      ["href", `#${id}`],
    ];
    children.unshift(link);
    children.push(new Token("link_close", "a", -1));
  }
});

markdownIt.renderer.rules.heading_open = (tokens, at, options, _, self) => {
  const number = tokens[at]?.meta?.number;
  return `${self.renderToken(tokens, at, options)}${number ? `<span class="number">${number}</span> ` : ""}`;
};

markdownIt.renderer.rules.table_open = () => '<div class="wide" data-title="Table"><table>';
markdownIt.renderer.rules.table_close = () => "</table></div>";

function isLinked(tokens: { type: string }[], at: number): boolean {
  const before = tokens.slice(0, at).map(({ type }) => type);
  return before.lastIndexOf("link_open") > before.lastIndexOf("link_close");
}
