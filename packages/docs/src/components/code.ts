import { createCssVariablesTheme, createHighlighterCore, type HighlighterCore } from "shiki/core";
import { createOnigurumaEngine } from "shiki/engine/oniguruma";
import { type Html, html } from "./html.ts";
import { tokenizeJson } from "./json-tokens.ts";

// Keeps variables unhighlighted. The theme would color them like constants.
const variableScopes = [
  "variable",
  "variable.other.constant",
  "variable.other.object",
  "variable.other.property",
  "support.variable",
];
const plainVariables = { scope: variableScopes, settings: { foreground: "var(--foreground)" } };
const { tokenColors = [], ...variables } = createCssVariablesTheme({ variablePrefix: "--" });
const theme = { ...variables, tokenColors: [...tokenColors, plainVariables] };

const highlighter: HighlighterCore = await createHighlighterCore({
  engine: createOnigurumaEngine(import("shiki/wasm")),
  themes: [theme],
  langs: [
    import("shiki/langs/typescript.mjs"),
    import("shiki/langs/shellscript.mjs"),
    import("shiki/langs/python.mjs"),
    import("shiki/langs/go.mjs"),
  ],
});

export function codeBlock(code: string, language: string): Html {
  return html`<div class="block">${preformatted(code, language)}${copyButton}</div>`;
}

/** The button of a code panel. `browser/copy.ts` copies the code that is visible. */
export const copyButton: Html = html`<button type="button" class="copy js">Copy</button>`;

/** Returns highlighted code without the panel, for a panel with tabs. */
export function preformatted(code: string, language: string): Html {
  const className = language === "json" ? html` class="json"` : "";
  return html`<pre${className} tabindex="0"><code>${highlight(code, language)}</code></pre>`;
}

export function jsonBlock(value: unknown): Html {
  return codeBlock(JSON.stringify(value, null, 2), "json");
}

function highlight(code: string, language: string): Html {
  const key = `${language}\n${code}`;
  const highlighted = cache.get(key) ?? tokensHtml(code, language);
  cache.set(key, highlighted);
  return highlighted;
}

const cache = new Map<string, Html>();

function tokensHtml(code: string, language: string): Html {
  if (language === "json") return html`${tokenizeJson(code).map(tokenHtml)}`;
  const config = languages[language];
  if (!config) return html`${code}`;
  const { name, classes } = config;
  const lines = highlighter.codeToTokensBase(code, { ...highlightOptions, lang: name });
  const tokenLines = lines.map((line) => line.map(({ content, color = "" }): Token => [content, classes[color]]));
  return html`${tokenLines.map((line, at) => [at > 0 ? "\n" : "", mergeTokens(line)])}`;
}

// A time limit would make the output depend on the load of the machine.
const highlightOptions = { theme: "css-variables", tokenizeTimeLimit: 0 };

type Token = [text: string, className: string | undefined];

// Adjacent tokens of one class share an element, which reduces the elements of a page to a third.
function mergeTokens(tokens: Token[]): Html[] {
  const merged: Token[] = [];
  for (const [text, name] of tokens) {
    const last = merged.at(-1);
    if (last && (last[1] === name || text.trim() === "")) last[0] += text;
    else merged.push([text, name]);
  }
  return merged.map(tokenHtml);
}

function tokenHtml([text, name]: Token): Html {
  return name ? html`<i class="${name}">${text}</i>` : html`${text}`;
}

interface Language {
  name: string;
  /** CSS classes by Shiki color. Other tokens are not highlighted. */
  classes: Record<string, string>;
}

const values = { "var(--token-string)": "s", "var(--token-string-expression)": "s", "var(--token-constant)": "n" };
const code = { ...values, "var(--token-comment)": "c" };
const shell = { name: "shellscript", classes: { ...code, "var(--token-function)": "k" } };
const typescript = { name: "typescript", classes: { ...code, "var(--token-keyword)": "k" } };

const languages: Record<string, Language> = {
  ts: typescript,
  typescript,
  sh: shell,
  console: shell,
  python: { name: "python", classes: typescript.classes },
  go: { name: "go", classes: typescript.classes },
};
