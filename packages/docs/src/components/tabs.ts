import { type Html, html } from "./html.ts";

export interface Tab {
  /** The value of the radio button: `curl`, `201`. */
  value: string;
  label: Html | string;
  panel: Html;
  /** The ID of the panel, for links. */
  id?: string;
}

/**
 * Renders tabs that work without JavaScript: radio buttons, each followed by its label and its panel. The first tab is selected.
 *
 * @param name the name of the radio buttons, which must be unique on the page.
 * @param legend the name of the group for screen readers.
 * @example
 * tabs("status", "Response", [{ value: "200", label: "200", panel: html`<pre>…</pre>` }]);
 */
export function tabs(name: string, legend: string, all: Tab[]): Html {
  const rows = all.map(({ value, label, panel, id: panelId }, at) => {
    const id = `${name}-${value}`;
    const target = panelId ? html` id="${panelId}"` : "";
    return html`<input type="radio" name="${name}" id="${id}" value="${value}"${at === 0 ? html` checked` : ""}><label for="${id}">${label}</label><div class="tab"${target}>${panel}</div>`;
  });
  return html`<fieldset class="tabs"><legend>${legend}</legend>${rows}</fieldset>`;
}
