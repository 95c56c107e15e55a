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
import {
  describeCondition,
  describeExpression,
  type RecordedStep,
  type RecordedWorkflow,
  type WorkflowFile,
} from "../model/workflow.ts";
import { joinItems } from "../text.ts";
import { sourceVariable, stepCurl } from "./request.ts";

export function workflowPage(site: Site, { slug, title, summary, workflows }: WorkflowFile): Page {
  const path = pathOf.workflow(slug);
  const context = createContext(site, path);
  const sections = fragment`${workflows.map((workflow) => workflowSection(context, workflow))}`;
  return {
    path,
    title,
    description: summary,
    content: fragment`<article class="workflow">${heading(1, title)}<p class="lead">${inlineText(context, summary)}</p>
<p>${inlineText(context, intro(relativeUrl(pathOf.arazzo(slug), path)))}</p>
${text(context, requestSetup(context, allCommands(site, workflows)))}
${contents(sections.html, "bar")}
${sections}</article>`,
    kind: "workflow",
    group: "Workflows",
  };
}

function intro(arazzo: string): string {
  return `The responses come from a run against the mock. The steps are also available as an [Arazzo document](${arazzo}).`;
}

function allCommands({ operations }: Site, workflows: RecordedWorkflow[]): string {
  const steps = workflows.flatMap((each) => each.steps);
  return steps.map((step) => stepCurl(findOperation(operations, step), step)).join("\n");
}

function findOperation(operations: Site["operations"], { stepId, operationId }: RecordedStep): DocOperation {
  const operation = operations.get(operationId);
  if (operation) return operation;
  throw new Error(
    `The workflow step ${stepId} uses ${operationId}, which the contract does not contain. Update openapi/workflows/.`,
  );
}

function workflowSection(context: PageContext, workflow: RecordedWorkflow): Fragment {
  const { workflowId, summary = workflowId, description = "", inputs, steps, outputs = {} } = workflow;
  const inputRows = Object.entries(inputs?.properties ?? {}).map(([name, input]) =>
    inlineText(context, `\`${name}\`: ${input.description ?? ""}`),
  );
  const outputRows = Object.entries(outputs).map(([name, expression]) =>
    inlineText(context, `\`${name}\`: ${describeSource(steps, expression) ?? `\`${expression}\``}`),
  );
  return fragment`<section>${heading(2, summary, workflowId)}
${text(context, description)}
${inputRows.length > 0 && fragment`${subheading("Inputs")}${list("values", inputRows)}`}
<ol class="steps">${steps.map((step, at) => stepFragment(context, { workflow, step, number: at + 1 }))}</ol>
${outputRows.length > 0 && fragment`${subheading("Outputs")}${list("values", outputRows)}`}</section>`;
}

function subheading(title: string): Fragment {
  return { html: html`<h3>${title}</h3>`, markdown: `### ${title}` };
}

interface StepContext {
  workflow: RecordedWorkflow;
  step: RecordedStep;
  number: number;
}

function stepFragment(context: PageContext, { workflow, step, number }: StepContext): Fragment {
  const { operationId, stepId, description = "", status, response } = step;
  const operation = findOperation(context.site.operations, step);
  const page = link(context, pathOf.operation(operationId), operation.summary);
  const title = {
    html: linkedHeading(3, `${workflow.workflowId}-${stepId}`, operation.summary, {
      before: html`<span class="number">${number}</span> `,
    }),
    markdown: `### ${number}. ${markdown.plain(operation.summary)}`,
  };
  const call = {
    html: html`<p class="call"><a href="${relativeUrl(pathOf.operation(operationId), context.path)}">${methodAndPathHtml(operation)}</a>`,
    markdown: `${markdown.code(methodAndPath(operation))}: ${page.markdown}`,
  };
  const responseCode = JSON.stringify(response, null, 2);
  const label = `Response · ${statusTitle(context.site.errorMatrix.statuses, status)}`;
  const responsePanel = {
    html: titledBlock(label, responseCode, "json"),
    markdown: `${label}:\n\n${json(response).markdown}`,
  };
  return fragment`<li class="step">${title}<div>${call}
${text(context, description)}
${stepRows(context, workflow, step)}</div>
<div class="exchange">${code(stepCurl(operation, step), "sh")}${responsePanel}</div>`;
}

function stepRows(context: PageContext, { steps }: RecordedWorkflow, step: RecordedStep): Fragment | undefined {
  const { successCriteria = [], outputs = {}, onFailure = [] } = step;
  const retry = onFailure.find(({ type }) => type === "retry");
  const criteria = joinItems(successCriteria.map(({ condition }) => describeCondition(condition)));
  const saved = Object.entries(outputs).map(([name, value]) => describeOutput(name, describeExpression(value)));
  const rows = [
    ...valueSources(steps, step),
    ...(criteria ? [`Check that ${criteria}.`] : []),
    ...(retry ? [`Otherwise, wait ${retry.retryAfter} seconds and retry, at most ${retry.retryLimit} times.`] : []),
    ...(saved.length > 0 ? [`Save ${joinItems(saved)}.`] : []),
  ];
  if (rows.length === 0) return undefined;
  return list(
    "facts",
    rows.map((row) => inlineText(context, row)),
  );
}

function describeOutput(name: string, value: string): string {
  return value === `\`${name}\`` ? value : `${value} as \`${name}\``;
}

/** Describes the variables of a request that come from earlier steps: "`$SESSION_ID` is the `session_id` from step 1." */
function valueSources(steps: RecordedStep[], { parameters = [], requestBody }: RecordedStep): string[] {
  const sources = [...parameters.map(({ value }) => value), ...Object.values(requestBody?.payload ?? {})].map(String);
  const rows = sources.flatMap((source) => {
    const description = describeSource(steps, source);
    return description ? [`\`${sourceVariable(source)}\` is ${description}.`] : [];
  });
  return [...new Set(rows)];
}

/** Describes an expression that refers to the output of a step. Undefined for other values. */
function describeSource(steps: RecordedStep[], expression: string): string | undefined {
  const [, stepId, output] = /\$steps\.(\w+)\.outputs\.(\w+)/.exec(expression) ?? [];
  const number = steps.findIndex((step) => step.stepId === stepId) + 1;
  return number > 0 ? `the \`${output}\` from step ${number}` : undefined;
}
