import { isDeepStrictEqual } from "node:util";
import { parsePointer } from "@crewkit/openapi";
import type { Answer } from "../model/operation.ts";
import { html } from "../parts/html.ts";
import { code, heading, json, line, type PageContext, type Part, part } from "../parts/part.ts";
import type { Plan } from "./plan.ts";
import { type Language, languages } from "./samples.ts";

/** An operation's samples, a language at a time, and the response. The choice of a language works without JavaScript. */
export function sampleTabs(context: PageContext, plan: Plan, answers: Answer[]): Part {
  const { status, response, note, volatile } = plan;
  const values = volatile.map((pointer) => `\`${parsePointer(pointer).join(".")}\``).join(", ");
  return part`<fieldset class="samples">${{ html: html`<legend>Sample</legend>`, markdown: "## Samples" }}
${languages.map(({ language, label }, at) => tab(language, label, at === 0))}
${note && part`<p class="note">${line(context, note)}</p>`}
${languages.map((each) => sampleOf(each, plan))}
</fieldset>
${{ html: heading(2, `Answers ${status}`, "answer").html, markdown: `### Answers ${status}` }}
${{ html: json(response).html, markdown: exampleOf(answers, response) ?? json(response).markdown }}${
  values && part`<p class="differs">${line(context, `Yours differs in ${values}.`)}</p>`
}`;
}

function tab(language: string, label: string, isChosen: boolean) {
  const id = `sample-${language}`;
  return html`<input type="radio" name="language" id="${id}" value="${language}"${isChosen ? html` checked` : ""}><label for="${id}">${label}</label>`;
}

function sampleOf({ language, label, syntax, write }: Language, plan: Plan): Part {
  const block = code(write(plan), syntax);
  return {
    html: html`<div class="sample ${language}">${block.html}</div>`,
    markdown: `### ${label}\n\n${block.markdown}`,
  };
}

// In Markdown, most responses would be shown twice: they are an example of the contract, which follows.
function exampleOf(answers: Answer[], answer: unknown): string | undefined {
  const example = answers.flatMap(({ examples }) => examples).find(({ value }) => isDeepStrictEqual(value, answer));
  return example && `As in the example below: ${example.summary}`;
}
