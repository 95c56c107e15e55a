import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import type { MockResponse } from "../base/exchange.ts";
import { style } from "../generated/page-files.ts";

export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Content = string | Html | readonly Html[] | undefined;

/**
 * Creates markup from a template. Strings are escaped for element content and quoted attributes.
 *
 * @example
 * html`<p title="${title}">${name}</p>`;
 */
export function html(parts: TemplateStringsArray, ...contents: Content[]): Html {
  return new Html(String.raw({ raw: parts }, ...contents.map(toText)));
}

function toText(content: Content): string {
  if (content === undefined) return "";
  if (typeof content === "string")
    return content.replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
  return content instanceof Html ? content.text : content.map(toText).join("");
}

/** A button for the script. The hidden context completes its accessible name. */
export function button(label: string, data: Record<string, string>, context = ""): Html {
  const attributes = Object.entries(data).map(([name, value]) => html` data-${name}="${value}"`);
  return html`<button type="button"${attributes}>${label}<span class="hidden"> ${context}</span></button>\n`;
}

export const product = "crewkit mock";

/**
 * Renders a self-contained page. Its Content-Security-Policy only allows its own style and script, and requests to the
 * mock. The empty icon prevents a request to `/favicon.ico`, which would be logged and count against the rate limit.
 */
export function renderPage(status: number, title: string, main: Html, script?: string): MockResponse {
  const { text } = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<title>${title === product ? title : `${title} · ${product}`}</title>
<style>${new Html(style)}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${main}
</main>
${script && html`<script type="module">${new Html(script)}</script>\n`}</body>
</html>
`;
  const policy = [
    "default-src 'none'; img-src data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    `style-src ${hashOf(style)}`,
    `script-src ${script ? hashOf(script) : "'none'"}`,
  ].join("; ");
  return { status, headers: { ...headers, "Content-Security-Policy": policy }, body: text };
}

function hashOf(text: string): string {
  return `'sha256-${btoa(String.fromCharCode(...sha256(utf8ToBytes(text))))}'`;
}

const headers = {
  "Content-Type": "text/html; charset=utf-8",
  "Cache-Control": "no-store",
  // With `no-referrer`, browsers send `Origin: null` with a form.
  "Referrer-Policy": "same-origin",
  "X-Content-Type-Options": "nosniff",
};
