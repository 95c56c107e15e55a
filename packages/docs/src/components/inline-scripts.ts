import { createHash } from "node:crypto";
import { bundle } from "../bundle.ts";
import { type Html, html, raw } from "./html.ts";

const inline = (await bundle("browser/inline.ts")).trim();
const call = "restore()";

/** Runs before the first paint: shows controls that need JavaScript, and applies the saved theme. */
export const inlineScript: Html = html`<script>${raw(inline)}</script>`;

/** Restores the state of the element whose last child it is: the navigation, or a panel with languages. */
export const restoreScript: Html = html`<script>${raw(call)}</script>`;

export const inlineScriptHashes: string[] = [inline, call].map(cspHash);

export function cspHash(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}
