import * as markdown from "../markdown.ts";
import { curlSample } from "../samples/curl.ts";
import { languages } from "../samples/languages.ts";
import type { Sample } from "../samples/sample.ts";
import { joinItems } from "../text.ts";
import { preformatted } from "./code.ts";
import { type Fragment, fragment, inlineText, link, type PageContext } from "./fragment.ts";
import { type Html, html } from "./html.ts";
import { languageTabs } from "./language-tabs.ts";
import { pathOf } from "./links.ts";

/** Renders the sample of an operation in all languages. */
export function sampleTabs(context: PageContext, sample: Sample): Fragment {
  const { note } = sample;
  return fragment`${samplePanel(sample, tryButton)}${setupNote(context, sample)}
${note && fragment`<p class="note">${inlineText(context, note)}</p>`}`;
}

function setupNote(context: PageContext, sample: Sample): Fragment {
  const command = curlSample(sample);
  const variables = ["CREWKIT_API_URL", "CREWKIT_TOKEN", "ORG"].filter((name) => command.includes(`$${name}`));
  const names = joinItems(variables.map(markdown.code));
  const quickstart = link(context, pathOf.guide("quickstart"), "Quickstart");
  const setup = languages.flatMap((each) => each.setup ?? []).join(" ");
  return {
    html: html`<p class="note">Set ${inlineText(context, names).html} as in the ${quickstart.html}. ${inlineText(context, setup).html}</p>`,
    markdown: `Set ${names} as in the ${quickstart.markdown}. ${setup}`,
  };
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
