import { isDeepStrictEqual } from "node:util";
import { parsePointer } from "@crewkit/openapi";
import { code, type Fragment, fragment, heading, inlineText, json, type PageContext } from "../components/fragment.ts";
import { html } from "../components/html.ts";
import type { DocResponse } from "../model/operation.ts";
import { type Language, languages } from "./languages.ts";
import type { Sample } from "./sample.ts";

export function sampleTabs(context: PageContext, sample: Sample, responses: DocResponse[]): Fragment {
  const { status, response, note, volatile } = sample;
  const { name = "" } = context.site.contract["x-error-matrix"]?.statuses[status] ?? {};
  const title = `Response · ${status} ${name}`.trim();
  const values = listFormat.format(volatile.map((pointer) => `\`${parsePointer(pointer).join(".")}\``));
  return fragment`<fieldset class="samples">${{ html: html`<legend>Sample</legend>`, markdown: "## Samples" }}
${languages.map(({ language, label }, at) => languageTab(language, label, at === 0))}
${note && fragment`<p class="note">${inlineText(context, note)}</p>`}
${languages.map((each) => languageSample(each, sample))}
</fieldset>
${{ html: heading(2, title, "response").html, markdown: `### ${title}` }}
${{ html: json(response).html, markdown: exampleReference(responses, response) ?? json(response).markdown }}${
  values && fragment`<p class="differs">${inlineText(context, `Values such as ${values} will differ.`)}</p>`
}`;
}

const listFormat = new Intl.ListFormat("en");

function languageTab(language: string, label: string, isSelected: boolean) {
  const id = `sample-${language}`;
  return html`<input type="radio" name="language" id="${id}" value="${language}"${isSelected ? html` checked` : ""}><label for="${id}">${label}</label>`;
}

function languageSample({ language, label, syntax, render }: Language, sample: Sample): Fragment {
  const block = code(render(sample), syntax);
  return {
    html: html`<div class="sample ${language}">${block.html}</div>`,
    markdown: `### ${label}\n\n${block.markdown}`,
  };
}

// In Markdown, most responses would appear twice, because the examples of the contract follow.
function exampleReference(responses: DocResponse[], body: unknown): string | undefined {
  const example = responses.flatMap(({ examples }) => examples).find(({ value }) => isDeepStrictEqual(value, body));
  return example && `See the example below: ${example.summary}`;
}
