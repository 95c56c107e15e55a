import { preformatted } from "../components/code.ts";
import { type Fragment, fragment, inlineText, type PageContext } from "../components/fragment.ts";
import { type Html, html } from "../components/html.ts";
import * as markdown from "../components/markdown.ts";
import { languageTabs } from "./language-tabs.ts";
import { languages } from "./languages.ts";
import type { Sample } from "./sample.ts";

/** Renders the sample of an operation in all languages. */
export function sampleTabs(context: PageContext, sample: Sample): Fragment {
  const { note } = sample;
  return fragment`${samplePanel(sample, tryButton)}${note && fragment`<p class="note">${inlineText(context, note)}</p>`}`;
}

// `try-it/browser/load-try-it.ts` opens the form.
const tryButton = html`<button type="button" class="try js" data-try>Try it</button>`;

/** Renders a panel with a tab for each language, and the buttons of its header. */
export function samplePanel(sample: Sample, buttons?: Html): Fragment {
  const samples = languages.map((each) => ({ ...each, code: each.render(sample) }));
  const panels = samples.map(({ language, label, syntax, code }) => ({
    value: language,
    label,
    panel: preformatted(code, syntax),
  }));
  const sections = samples.map(({ label, syntax, code }) => `### ${label}\n\n${markdown.codeBlock(code, syntax)}`);
  return {
    html: languageTabs("language", panels, { className: "samples", buttons }),
    markdown: ["## Samples", ...sections].join("\n\n"),
  };
}
