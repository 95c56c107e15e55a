import type { MarkdownIt } from "markdown-it";

/**
 * Renders numbered headings, such as `## 1. Start the mock`, as steps, and removes the number from the title and its anchor.
 * A step ends at the next heading of its level or above.
 */
export function steps(markdownIt: MarkdownIt): void {
  markdownIt.core.ruler.after("block", "steps", (state) => {
    const html = (content: string) => Object.assign(new state.Token("html_block", "", 0), { content });
    let level: string | undefined;
    state.tokens = state.tokens.flatMap((token, at, tokens) => {
      if (token.type !== "heading_open" || (level && token.tag > level)) return token;
      const end = level ? [html("</div>\n")] : [];
      const title = tokens[at + 1];
      const [, number, text = ""] = /^(\d+)\. (.*)/.exec(title?.content ?? "") ?? [];
      level = number && token.tag;
      if (!number || !title) return [...end, token];
      title.content = text;
      return [...end, html('<div class="step">\n'), Object.assign(token, { meta: { number } })];
    });
    if (level) state.tokens.push(html("</div>\n"));
  });
}
