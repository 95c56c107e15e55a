import type { ParsedResponse, RequestDraft } from "../http/draft.ts";
import type { ScenarioSteps } from "../scenarios/scenario.ts";
import { readExpression } from "../spec/expression.ts";
import { isSuccess } from "../spec/model.ts";
import { formatValue } from "../values/format.ts";
import { mapStrings, valueAt } from "../values/json.ts";
import { evaluateCondition, parseCondition } from "./condition.ts";
import type { Action, Step, Workflow } from "./document.ts";

const maxRequests = 200;

type Inputs = Record<string, unknown>;

/** Runs a workflow and checks each response. An unmet criterion is a failure unless an action handles it. */
export async function runWorkflow(workflow: Workflow, inputs: Inputs, steps: ScenarioSteps): Promise<void> {
  const state: WorkflowState = { inputs, steps: new Map() };
  const retries = new Map<Action, number>();
  let index = 0;
  for (let sent = 0; index < workflow.steps.length; sent++) {
    const step = workflow.steps[index];
    if (!step) return;
    if (sent >= maxRequests)
      throw new Error(`The workflow ${workflow.workflowId} did not end after ${sent} requests. Check its actions.`);
    const failed = await runStep(step, state, steps);
    const action = (failed ? step.onFailure : step.onSuccess)?.find((each) => applies(each, retries, state));
    if (failed && (!action || action.type === "end")) return steps.expect(false, failed);
    if (action?.type === "end") return;
    index = action ? await findNextStep(action, { workflow, index, retries }, steps) : index + 1;
  }
  for (const value of Object.values(workflow.outputs ?? {})) mapStrings(value, (text) => resolveText(text, state));
}

// Returns a message if a criterion is not met.
async function runStep(step: Step, state: WorkflowState, steps: ScenarioSteps): Promise<string | undefined> {
  const draft = draftFor(step, state, steps);
  const response = await steps.sendAnyStatus(draft, { label: stepLabel(step) });
  state.response = response;
  const { successCriteria: criteria = [], outputs: outputExpressions = {} } = step;
  const unmet = criteria.find(({ condition }) => !isTrue(condition, state));
  const succeeded = criteria.length > 0 ? unmet === undefined : isSuccess(response.status);
  if (!succeeded) {
    const expected = unmet?.condition ?? "a success status";
    const body = formatValue(response.body, 200);
    return `${stepLabel(step)}: expected ${expected}, but received ${response.status}: ${body}`;
  }
  const outputs = mapStrings(outputExpressions, (text) => resolveText(text, state));
  state.steps.set(step.stepId, Object.fromEntries(Object.entries(outputs ?? {})));
  return undefined;
}

export function stepLabel({ stepId, operationId }: Step): string {
  return `Step ${stepId} (${operationId})`;
}

function draftFor(
  { operationId, parameters = [], requestBody }: Step,
  state: WorkflowState,
  { context }: ScenarioSteps,
): RequestDraft {
  const resolved = (value: unknown) => mapStrings(value, (text) => resolveText(text, state));
  const parametersIn = (location: string): [name: string, text: string][] =>
    parameters.filter((each) => each.in === location).map(({ name, value }) => [name, String(resolved(value))]);
  return {
    operation: context.spec.operation(operationId),
    as: "",
    // A step sends only the credentials that it declares.
    token: null,
    path: Object.fromEntries(parametersIn("path")),
    query: Object.fromEntries(parametersIn("query")),
    headers: Object.fromEntries(parametersIn("header")),
    body: resolved(requestBody?.payload),
  };
}

function applies(action: Action, retries: Map<Action, number>, state: WorkflowState): boolean {
  const { type, retryLimit = 1, criteria = [] } = action;
  if (type === "retry" && (retries.get(action) ?? 0) >= retryLimit) return false;
  return criteria.every(({ condition }) => isTrue(condition, state));
}

function isTrue(condition: string, state: WorkflowState): boolean {
  return evaluateCondition(parseCondition(condition), (expression) => evaluate(expression, state));
}

interface WorkflowPosition {
  workflow: Workflow;
  index: number;
  retries: Map<Action, number>;
}

async function findNextStep(
  action: Action,
  { workflow, index, retries }: WorkflowPosition,
  { context }: ScenarioSteps,
): Promise<number> {
  if (action.type === "retry") {
    retries.set(action, (retries.get(action) ?? 0) + 1);
    await context.advanceTime(action.retryAfter ?? 0);
    return index;
  }
  const next = workflow.steps.findIndex(({ stepId }) => stepId === action.stepId);
  if (next < 0)
    throw new Error(`The action ${action.name} of ${workflow.workflowId} refers to an unknown step: ${action.stepId}.`);
  return next;
}

interface WorkflowState {
  inputs: Inputs;
  steps: Map<string, Record<string, unknown>>;
  response?: ParsedResponse;
}

/**
 * Evaluates a runtime expression (Arazzo 1.0.1, section 4.7).
 *
 * @throws if it is unsupported or refers to a step that has not run.
 */
function evaluate(expression: string, { inputs, steps, response }: WorkflowState): unknown {
  const [whole = "", pointer] = expression.split("#", 2);
  const [root, name = "", kind, output = ""] = whole.split(".");
  if (root === "$inputs") return valueAt(inputs[name], pointer ?? "");
  if (root === "$steps" && kind === "outputs") {
    const outputs = steps.get(name);
    if (!outputs) throw new Error(`"${expression}" refers to step ${name}, which has not run.`);
    return valueAt(outputs[output], pointer ?? "");
  }
  if (!response) throw new Error(`"${expression}" refers to a response before the first request.`);
  return readExpression(expression, response);
}

function resolveText(text: string, state: WorkflowState): unknown {
  if (text.startsWith("$")) return evaluate(text, state);
  return text.replace(/\{(\$[^}]+)\}/g, (_, expression: string) => String(evaluate(expression, state)));
}
