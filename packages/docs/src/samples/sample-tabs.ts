import { isDeepStrictEqual } from "node:util";
import { parsePointer } from "@crewkit/openapi";
import { code, type Fragment, fragment, heading, inlineText, json, type PageContext } from "../components/fragment.ts";
import { html } from "../components/html.ts";
import type { DocResponse } from "../model/operation.ts";
import { type Language, languages } from "./languages.ts";
import type { Sample } from "./sample.ts";

/** An operation's samples, a language at a time, and the response. The choice of a language works without JavaScript. */
export function sampleTabs(context: PageContext, sample: Sample, answers: DocResponse[]): Fragment {
  const { status, response, note, volatile } = sample;
  const values = volatile.map((pointer) => `\`${parsePointer(pointer).join(".")}\``).join(", ");
  return fragment`<fieldset class="samples">${{ html: html`<legend>Sample</legend>`, markdown: "## Samples" }}
${languages.map(({ language, label }, at) => languageTab(language, label, at === 0))}
${note && fragment`<p class="note">${inlineText(context, note)}</p>`}
${languages.map((each) => languageSample(each, sample))}
</fieldset>
${{ html: heading(2, `Answers ${status}`, "answer").html, markdown: `### Answers ${status}` }}
${{ html: json(response).html, markdown: exampleReference(answers, response) ?? json(response).markdown }}${
  values && fragment`<p class="differs">${inlineText(context, `Yours differs in ${values}.`)}</p>`
}`;
}

function languageTab(language: string, label: string, isChosen: boolean) {
  const id = `sample-${language}`;
  return html`<input type="radio" name="language" id="${id}" value="${language}"${isChosen ? html` checked` : ""}><label for="${id}">${label}</label>`;
}

function languageSample({ language, label, syntax, render }: Language, sample: Sample): Fragment {
  const block = code(render(sample), syntax);
  return {
    html: html`<div class="sample ${language}">${block.html}</div>`,
    markdown: `### ${label}\n\n${block.markdown}`,
  };
}

// In Markdown, most responses would be shown twice: they are an example of the contract, which follows.
function exampleReference(answers: DocResponse[], answer: unknown): string | undefined {
  const example = answers.flatMap(({ examples }) => examples).find(({ value }) => isDeepStrictEqual(value, answer));
  return example && `As in the example below: ${example.summary}`;
}
