import { codeBlock, jsonBlock } from "../parts/code.ts";
import { type Html, html } from "../parts/html.ts";
import { type LinkOf, phrase } from "../parts/prose.ts";
import { differsText, languages, type Samples } from "./samples.ts";

/**
 * How an operation is called, a language at a time, and the answer. The choice works without JavaScript, which only
 * remembers it from page to page.
 */
export function sampleTabs({ samples, status, answer, note, differs }: Samples, linkOf: LinkOf): Html {
  return html`<fieldset class="samples"><legend>Sample</legend>
${languages.map(({ language, label }, at) => tab(language, label, at === 0))}
${note ? html`<p class="note">${phrase(note, linkOf)}</p>` : ""}
${samples.map(({ language, code }) => html`<div class="sample ${language}">${codeBlock(code, syntaxOf(language))}</div>`)}
</fieldset>
<h2 id="answer">Answers ${status}</h2>
${jsonBlock(answer)}${differs.length > 0 ? html`<p class="differs">${phrase(differsText(differs), linkOf)}</p>` : ""}`;
}

function tab(language: string, label: string, isChosen: boolean): Html {
  const id = `sample-${language}`;
  return html`<input type="radio" name="language" id="${id}" value="${language}"${isChosen ? html` checked` : ""}><label for="${id}">${label}</label>`;
}

function syntaxOf(language: string): string {
  return languages.find((each) => each.language === language)?.syntax ?? "";
}
