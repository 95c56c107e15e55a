import { copyButton } from "../components/code.ts";
import { type Html, html } from "../components/html.ts";
import { type Tab, tabs } from "../components/tabs.ts";
import type { Language } from "./languages.ts";

export interface LanguageTab extends Tab {
  value: Language["language"];
}

/**
 * Renders a code panel with one tab for each language. Pages select the tab of the language that the reader chose last.
 *
 * @param name the name of the radio buttons, which must be unique on the page.
 * @param className further classes of the panel.
 */
export function languageTabs(name: string, all: LanguageTab[], className = ""): Html {
  return html`<div class="block languages${className && ` ${className}`}">${tabs(name, "Language", all)}<div class="block-actions">${copyButton}</div></div>`;
}
