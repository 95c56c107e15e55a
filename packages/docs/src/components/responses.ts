import { isDeepStrictEqual } from "node:util";
import { parsePointer } from "@crewkit/openapi";
import * as markdown from "../markdown.ts";
import type { DocOperation, DocResponse, Example } from "../model/operation.ts";
import { statusTitle } from "../model/status.ts";
import type { Sample } from "../samples/sample.ts";
import { joinItems } from "../text.ts";
import { copyButton, preformatted } from "./code.ts";
import { type Fragment, inlineText, type PageContext } from "./fragment.ts";
import { html } from "./html.ts";
import { type Tab, tabs } from "./tabs.ts";

/**
 * Renders the response examples of an operation as tabs by status, with an example switcher in each. The response of the
 * sample comes first. The Markdown contains only this response, because the sections of the responses contain the examples.
 */
export function responsesPanel(context: PageContext, operation: DocOperation, sample: Sample): Fragment {
  const { successResponses, errorResponses } = operation;
  const panels = [...successResponses, ...errorResponses].flatMap((response) => {
    const examples = response.status === sample.status ? withSample(response.examples, sample) : response.examples;
    return examples.length > 0 ? [statusTab(context, response, examples)] : [];
  });
  return {
    html: html`<div class="block responses">${tabs("status", "Response", panels)}${copyButton}</div>${differences(context, sample)?.html}`,
    markdown: sampleResponse(context, successResponses, sample),
  };
}

/** The ID of the tab with the examples of a status. */
export function exampleId(status: string): string {
  return `${status}-example`;
}

function statusTab(context: PageContext, { status }: DocResponse, examples: Example[]): Tab {
  const panels = examples.map(({ name, summary, value }) => ({
    value: name,
    label: exampleLabel(name),
    panel: html`<p class="caption"><b>${statusTitle(context.site.errorMatrix.statuses, status)}</b> ${inlineText(context, summary).html}</p>${preformatted(JSON.stringify(value, null, 2), "json")}`,
  }));
  const [only] = panels;
  const panel = panels.length > 1 ? tabs(`example-${status}`, `Examples of ${status}`, panels) : only?.panel;
  return { value: `s${status}`, label: status, panel: panel ?? html``, id: exampleId(status) };
}

/** Converts the name of an example to a label: `remoteNotLinked` becomes `Remote not linked`. */
export function exampleLabel(name: string): string {
  const words = name.replace(/(?<!^)[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}

// Puts the response of the sample first. It may differ from the contract's examples.
function withSample(examples: Example[], { response }: Sample): Example[] {
  const same = examples.find(({ value }) => isDeepStrictEqual(value, response));
  const first = same ?? { name: "sample", summary: sampleSummary, value: response };
  return [first, ...examples.filter((each) => each !== same)];
}

const sampleSummary = "The response to the sample request.";

function differences(context: PageContext, { volatile }: Sample): Fragment | undefined {
  if (volatile.length === 0) return undefined;
  const values = joinItems(volatile.map((pointer) => `\`${parsePointer(pointer).join(".")}\``));
  const line = inlineText(context, `Values such as ${values} will differ.`);
  return { html: html`<p class="differs">${line.html}</p>`, markdown: line.markdown };
}

// Most responses would appear twice, because the examples of the contract follow.
function sampleResponse(context: PageContext, responses: DocResponse[], sample: Sample): string {
  const { status, response } = sample;
  const example = responses.flatMap(({ examples }) => examples).find(({ value }) => isDeepStrictEqual(value, response));
  const body = example
    ? `See the example below: ${example.summary}`
    : `${sampleSummary}\n\n${markdown.codeBlock(JSON.stringify(response, null, 2), "json")}`;
  const title = `### Response · ${statusTitle(context.site.errorMatrix.statuses, status)}`;
  return [title, body, differences(context, sample)?.markdown].filter(Boolean).join("\n\n");
}
