import type { MarkdownIt } from "markdown-it";

const icons = {
  note: '<circle cx="8" cy="8" r="6.5"/><path d="M8 7.2v4M8 4.7v.1"/>',
  tip: '<path d="M6 13.5h4M6.3 11C5 10 3.9 8.7 3.9 6.6a4.1 4.1 0 0 1 8.2 0C12.1 8.7 11 10 9.7 11z"/>',
  warning: '<path d="M8 2 1.5 13.5h13zM8 6.5v3.3M8 11.7v.1"/>',
};

/**
 * Renders GitHub's callouts: a quote that starts with `[!NOTE]`, `[!TIP]` or `[!WARNING]`.
 *
 * @throws if the kind is unknown.
 */
export function callouts(markdownIt: MarkdownIt): void {
  markdownIt.core.ruler.after("block", "callouts", ({ tokens, Token }) => {
    for (const [at, open] of tokens.entries()) {
      const text = tokens[at + 2];
      const [marker, name] = (open.type === "blockquote_open" && /^\[!(\w+)\]\s*/.exec(text?.content ?? "")) || [];
      if (!text || !marker || !name) continue;
      const kind = name.toLowerCase();
      if (!isKind(kind)) throw new Error(`Unknown callout [!${name}]. Use [!NOTE], [!TIP] or [!WARNING].`);
      text.content = text.content.slice(marker.length);
      const close = tokens.slice(at).find(({ type, level }) => type === "blockquote_close" && level === open.level);
      for (const token of [open, close]) if (token) token.tag = "div";
      open.attrs = [
        ["class", `callout callout-${kind}`],
        ["role", "note"],
      ];
      const title = new Token("html_block", "", 0);
      title.content = `<p class="callout-title">${icon(kind)}${name[0]}${kind.slice(1)}</p>\n`;
      tokens.splice(at + 1, 0, title);
    }
  });
}

function isKind(kind: string): kind is keyof typeof icons {
  return Object.hasOwn(icons, kind);
}

function icon(kind: keyof typeof icons): string {
  return `<svg viewBox="0 0 16 16" aria-hidden="true">${icons[kind]}</svg>`;
}
