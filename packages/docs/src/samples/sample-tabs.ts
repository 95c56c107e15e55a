import { preformatted } from "../components/code.ts";
import { type Fragment, fragment, inlineText, type PageContext } from "../components/fragment.ts";
import * as markdown from "../components/markdown.ts";
import { languageTabs } from "./language-tabs.ts";
import { languages } from "./languages.ts";
import type { Sample } from "./sample.ts";

/** Renders the sample of an operation in all languages. */
export function sampleTabs(context: PageContext, sample: Sample): Fragment {
  const { note } = sample;
  return fragment`${samplePanel(sample)}${note && fragment`<p class="note">${inlineText(context, note)}</p>`}`;
}

export function samplePanel(sample: Sample): Fragment {
  const samples = languages.map((each) => ({ ...each, code: each.render(sample) }));
  const panels = samples.map(({ language, label, syntax, code }) => ({
    value: language,
    label,
    panel: preformatted(code, syntax),
  }));
  const sections = samples.map(({ label, syntax, code }) => `### ${label}\n\n${markdown.codeBlock(code, syntax)}`);
  return {
    html: languageTabs("language", panels, "samples"),
    markdown: ["## Samples", ...sections].join("\n\n"),
  };
}
