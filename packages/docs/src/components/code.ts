import { languages } from "../samples/languages.ts";
import { type CodeToken, tokenize } from "./highlight.ts";
import { type Html, html, raw } from "./html.ts";

export function codeBlock(code: string, language: string): Html {
  const title = titles[language] ?? "Text";
  return html`<div class="block" data-title="${title}">${preformatted(code, language)}${copyButton}</div>`;
}

const titles: Record<string, string> = {
  // The first language with a syntax names it.
  ...Object.fromEntries(languages.toReversed().map(({ syntax, label }) => [syntax, label])),
  sh: "Shell",
  console: "Shell",
  json: "JSON",
  http: "HTTP",
  text: "Output",
};

/** A code panel with a title. */
export function titledBlock(title: string, code: string, language: string, className = ""): Html {
  return html`<div class="block${className && ` ${className}`}"><p class="block-head">${title}</p>${preformatted(code, language)}${copyButton}</div>`;
}

/** The button of a code panel. `browser/code-panels.ts` copies the code that is visible. */
export const copyButton: Html = html`<button type="button" class="copy js">Copy</button>`;

/** Returns highlighted code without the panel, for a panel with tabs. */
export function preformatted(code: string, language: string): Html {
  const className = language === "json" ? html` class="json"` : "";
  return html`<pre${className}><code>${highlight(code, language)}</code></pre>`;
}

export function jsonBlock(value: unknown): Html {
  return codeBlock(JSON.stringify(value, null, 2), "json");
}

function highlight(code: string, language: string): Html {
  const key = `${language}\n${code}`;
  const highlighted = cache.get(key) ?? html`${tokenize(code, language).map(tokenHtml)}`;
  cache.set(key, highlighted);
  return highlighted;
}

const cache = new Map<string, Html>();

function tokenHtml([text, name]: CodeToken): Html {
  // Quotes need no escape in text, and pages are smaller without.
  const escaped = raw(text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;"));
  return name ? html`<i class="${name}">${escaped}</i>` : escaped;
}
