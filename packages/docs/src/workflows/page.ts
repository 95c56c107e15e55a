import { titledBlock } from "../components/code.ts";
import { contents, linkedHeading } from "../components/contents.ts";
import {
  code,
  createContext,
  type Fragment,
  fragment,
  heading,
  inlineText,
  json,
  link,
  list,
  type PageContext,
  text,
} from "../components/fragment.ts";
import { html } from "../components/html.ts";
import { pathOf, relativeUrl } from "../components/links.ts";
import type { Page } from "../components/page.ts";
import { requestSetup } from "../components/request-setup.ts";
import { methodAndPathHtml } from "../components/rows.ts";
import * as markdown from "../markdown.ts";
import { type DocOperation, methodAndPath } from "../model/operation.ts";
import type { Site } from "../model/site.ts";
import { statusTitle } from "../model/status.ts";
import type { RecordedStep, RecordedWorkflow, WorkflowFile } from "../model/workflow.ts";
import { stepCommand } from "./request.ts";

/** The page of a task. Its steps are those of the first workflow, except requests at the end that must fail. */
export function workflowPage(site: Site, { slug, title, summary, workflows }: WorkflowFile): Page {
  const path = pathOf.workflow(slug);
  const context = createContext(site, path);
  const [task, ...others] = workflows;
  if (!task) throw new Error(`openapi/workflows/${slug}.arazzo.yaml has no workflow.`);
  const end = task.steps.findLastIndex(({ status }) => status < 400) + 1;
  const problems = [{ ...task, description: "", steps: task.steps.slice(end) }, ...others];
  const sections = fragment`${taskSection(context, { ...task, steps: task.steps.slice(0, end) })}
<section>${heading(2, "What can go wrong", "problems")}
${problems.map((each) => fragment`${text(context, each.description ?? "")}${stepList(context, each)}`)}</section>`;
  const commands = workflows.flatMap(({ steps }) => steps.map((step) => stepCommand(findOperation(site, step), step)));
  return {
    path,
    title,
    description: summary,
    content: fragment`<article class="workflow"><header>${heading(1, title)}<p class="lead">${inlineText(context, summary)}</p>
<p>${inlineText(context, intro(relativeUrl(pathOf.arazzo(slug), path)))}</p>
${text(context, requestSetup(context, commands.join("\n")))}</header>
${contents(sections.html, "bar")}
${sections}</article>`,
    kind: "workflow",
    group: "Workflows",
  };
}

function intro(arazzo: string): string {
  return `The responses come from a run against the mock. The steps are also available as an [Arazzo document](${arazzo}).`;
}

function taskSection(context: PageContext, task: RecordedWorkflow): Fragment {
  const { workflowId, summary = workflowId, description = "", inputs } = task;
  const inputRows = Object.entries(inputs?.properties ?? {}).map(([name, input]) =>
    inlineText(context, `\`${name}\`: ${input.description ?? ""}`),
  );
  const inputTitle = { html: html`<h3>Inputs</h3>`, markdown: "### Inputs" };
  return fragment`<section>${heading(2, summary, workflowId)}
${text(context, description)}
${inputRows.length > 0 && fragment`<div class="inputs">${inputTitle}${list("values", inputRows)}</div>`}
${stepList(context, task, { numbered: true })}</section>`;
}

function stepList(context: PageContext, { workflowId, steps }: RecordedWorkflow, { numbered = false } = {}): Fragment {
  const items = steps.map((step, at) => {
    const operation = findOperation(context.site, step);
    const before = numbered ? html`<span class="number">${at + 1}</span> ` : "";
    const title = {
      html: linkedHeading(3, `${workflowId}-${step.stepId}`, operation.summary, { before }),
      markdown: `### ${numbered ? `${at + 1}. ` : ""}${markdown.plain(operation.summary)}`,
    };
    return fragment`<li${numbered && html` class="step"`}>${title}${stepContent(context, operation, step)}`;
  });
  return fragment`<ol class="steps">${items}</ol>`;
}

function stepContent(context: PageContext, operation: DocOperation, step: RecordedStep): Fragment {
  const { operationId, description = "", status, response } = step;
  const page = link(context, pathOf.operation(operationId), operation.summary);
  const call = {
    html: html`<p class="call"><a href="${relativeUrl(pathOf.operation(operationId), context.path)}">${methodAndPathHtml(operation)}</a>`,
    markdown: `${markdown.code(methodAndPath(operation))}: ${page.markdown}`,
  };
  const label = `Response · ${statusTitle(context.site.errorMatrix.statuses, status)}`;
  const responsePanel = {
    html: titledBlock(label, JSON.stringify(response, null, 2), "json"),
    markdown: `${label}:\n\n${json(response).markdown}`,
  };
  const command = code(stepCommand(operation, step), "sh");
  return fragment`<div class="request">${call}${text(context, description)}${command}</div>${responsePanel}`;
}

function findOperation({ operations }: Site, { stepId, operationId }: RecordedStep): DocOperation {
  const operation = operations.get(operationId);
  if (operation) return operation;
  throw new Error(
    `The workflow step ${stepId} uses ${operationId}, which the contract does not contain. Update openapi/workflows/.`,
  );
}
