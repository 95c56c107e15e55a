import { isDeepStrictEqual } from "node:util";
import { parsePointer } from "@crewkit/openapi";
import { copyButton, preformatted } from "../components/code.ts";
import { type Fragment, fragment, heading, inlineText, json, type PageContext } from "../components/fragment.ts";
import { html } from "../components/html.ts";
import * as markdown from "../components/markdown.ts";
import { tabs } from "../components/tabs.ts";
import type { DocResponse } from "../model/operation.ts";
import { languages } from "./languages.ts";
import type { Sample } from "./sample.ts";

export function sampleTabs(context: PageContext, sample: Sample, responses: DocResponse[]): Fragment {
  const { status, response, note, volatile } = sample;
  const { name = "" } = context.site.contract["x-error-matrix"]?.statuses[status] ?? {};
  const title = `Response · ${status} ${name}`.trim();
  const values = listFormat.format(volatile.map((pointer) => `\`${parsePointer(pointer).join(".")}\``));
  return fragment`${samplePanel(sample)}
${note && fragment`<p class="note">${inlineText(context, note)}</p>`}
${{ html: heading(2, title, "response").html, markdown: `### ${title}` }}
${{ html: json(response).html, markdown: exampleReference(responses, response) ?? json(response).markdown }}${
  values && fragment`<p class="differs">${inlineText(context, `Values such as ${values} will differ.`)}</p>`
}`;
}

const listFormat = new Intl.ListFormat("en");

function samplePanel(sample: Sample): Fragment {
  const samples = languages.map((each) => ({ ...each, code: each.render(sample) }));
  const panels = samples.map(({ language, label, syntax, code }) => ({
    value: language,
    label,
    panel: preformatted(code, syntax),
  }));
  const sections = samples.map(({ label, syntax, code }) => `### ${label}\n\n${markdown.codeBlock(code, syntax)}`);
  return {
    html: html`<div class="block samples">${tabs("language", "Sample", panels)}${copyButton}</div>`,
    markdown: ["## Samples", ...sections].join("\n\n"),
  };
}

// In Markdown, most responses would appear twice, because the examples of the contract follow.
function exampleReference(responses: DocResponse[], body: unknown): string | undefined {
  const example = responses.flatMap(({ examples }) => examples).find(({ value }) => isDeepStrictEqual(value, body));
  return example && `See the example below: ${example.summary}`;
}
