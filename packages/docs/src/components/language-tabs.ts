import type { Language } from "../samples/languages.ts";
import { copyButton } from "./code.ts";
import { type Html, html } from "./html.ts";
import { restoreScript } from "./inline-scripts.ts";
import { type Tab, tabs } from "./tabs.ts";

export interface LanguageTab extends Tab {
  value: Language["language"];
}

export interface LanguageTabsOptions {
  /** Further classes of the panel. */
  className?: string;
  /** Further buttons of the header. */
  buttons?: Html | undefined;
}

/**
 * Renders a code panel with one tab for each language. Pages select the tab of the language that the reader chose last.
 *
 * @param name the name of the radio buttons, which must be unique on the page.
 */
export function languageTabs(name: string, all: LanguageTab[], options: LanguageTabsOptions = {}): Html {
  const { className, buttons = "" } = options;
  return html`<div class="block languages${className ? ` ${className}` : ""}">${tabs(name, "Language", all)}<div class="block-actions">${copyButton}${buttons}</div>${restoreScript}</div>`;
}
