import type { MockResponse } from "../exchange.ts";

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

/**
 * Renders a self-contained page. Its Content-Security-Policy forbids loading or running anything else. The empty icon
 * prevents a request to `/favicon.ico`, which would be logged and count against the rate limit.
 */
export function renderPage(status: number, title: string, main: Html): MockResponse {
  const { text } = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<title>${title} · crewkit mock</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${main}
</main>
</body>
</html>
`;
  return { status, headers, body: text };
}

const headers = {
  "Content-Type": "text/html; charset=utf-8",
  "Cache-Control": "no-store",
  "Content-Security-Policy":
    "default-src 'none'; img-src data:; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  "Referrer-Policy": "no-referrer",
  "X-Content-Type-Options": "nosniff",
};

const style = html`
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
main { max-width: 28rem; margin: 10vh auto; padding: 0 1rem; }
main:has(table) { max-width: 48rem; margin-block: 2rem; }
h2 { margin: 1.75rem 0 0.5rem; font-size: 1.125rem; }
pre, code { font: 0.875rem/1.5 ui-monospace, monospace; }
pre { margin: 0; padding: 0.75rem 1rem; border: 1px solid light-dark(#ccc, #555); white-space: pre-wrap; overflow-wrap: anywhere; }
table { width: 100%; border-collapse: collapse; }
th, td { padding: 0.375rem 0.75rem 0.375rem 0; border-bottom: 1px solid light-dark(#ccc, #555); text-align: start; }
th, td { vertical-align: baseline; }
label { display: block; margin: 1rem 0 0.25rem; font-weight: 600; }
input, select, button { box-sizing: border-box; min-height: 2.75rem; padding: 0.5rem 0.75rem; font: inherit; }
input, select { width: 100%; text-overflow: ellipsis; }
select { padding-inline: 0.5rem; }
input { font-family: ui-monospace, monospace; letter-spacing: 0.1em; text-transform: uppercase; }
::placeholder { color: inherit; opacity: 0.7; }
.code { white-space: nowrap; }
.actions { display: flex; gap: 0.75rem; margin-top: 1.5rem; }
.actions button { flex: 1; }
[role="alert"], [role="status"] { padding: 0.75rem 1rem; border: 1px solid; border-left-width: 0.5rem; }
[role="alert"] { border-color: light-dark(#b3261e, #f2b8b5); }
[role="status"] { border-color: light-dark(#146c2e, #6dd58c); }
`;
