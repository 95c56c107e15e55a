import type { Came, Draft } from "../http/draft.ts";
import { readExpression } from "../law/expression.ts";
import { isSuccess } from "../law/law.ts";
import { at, mapStrings } from "../values/json.ts";
import { show } from "../values/show.ts";
import type { Steps } from "../walks/walk.ts";
import { holds, parseCondition } from "./condition.ts";
import type { Action, Step, Workflow } from "./document.ts";

// A workflow that goes in a circle ends after so many requests.
const mostRequests = 200;

/**
 * Goes a workflow: each answer is judged, and a step whose criteria do not hold, and for which no action makes up, is
 * a complaint and the end.
 */
export async function goWorkflow(workflow: Workflow, inputs: Record<string, unknown>, steps: Steps): Promise<void> {
  const context: Context = { inputs, steps: new Map() };
  const retries = new Map<Action, number>();
  let index = 0;
  for (let sent = 0; index < workflow.steps.length; sent++) {
    const step = workflow.steps[index];
    if (!step) return;
    if (sent >= mostRequests) throw new Error(`The workflow ${workflow.workflowId} does not end in ${sent} requests.`);
    const failed = await goStep(step, context, steps);
    const action = (failed ? step.onFailure : step.onSuccess)?.find((each) => applies(each, retries, context));
    if (failed && (!action || action.type === "end")) return steps.expect(false, failed);
    if (action?.type === "end") return;
    index = action ? await follow(action, { workflow, index, retries }, steps) : index + 1;
  }
  for (const value of Object.values(workflow.outputs ?? {})) mapStrings(value, (text) => fillIn(text, context));
}

// Sends it; answers what its criteria say against the answer.
async function goStep(step: Step, context: Context, steps: Steps): Promise<string | undefined> {
  const draft = draftOf(step, context, steps);
  const came = await steps.ask(draft, { about: `Step ${step.stepId} (${step.operationId})` });
  context.came = came;
  const { successCriteria: criteria = [], outputs: wantedOutputs = {} } = step;
  const broken = criteria.find(({ condition }) => !isTrue(condition, context));
  const isRight = criteria.length > 0 ? broken === undefined : isSuccess(came.status);
  if (!isRight) {
    const wanted = broken?.condition ?? "the status to be a success";
    const answer = show(came.body, 200);
    return `Step ${step.stepId} (${step.operationId}) wants ${wanted}, but the answer is ${came.status}: ${answer}`;
  }
  const outputs = mapStrings(wantedOutputs, (text) => fillIn(text, context));
  context.steps.set(step.stepId, Object.fromEntries(Object.entries(outputs ?? {})));
  return undefined;
}

function draftOf({ operationId, parameters = [], requestBody }: Step, context: Context, { world }: Steps): Draft {
  const filled = (value: unknown) => mapStrings(value, (text) => fillIn(text, context));
  const place = (where: string): [name: string, text: string][] =>
    parameters.filter((each) => each.in === where).map(({ name, value }) => [name, String(filled(value))]);
  return {
    operation: world.law.operation(operationId),
    as: "",
    // A step has the credentials that it names, and no others.
    token: null,
    path: Object.fromEntries(place("path")),
    query: Object.fromEntries(place("query")),
    headers: Object.fromEntries(place("header")),
    body: filled(requestBody?.payload),
  };
}

function applies(action: Action, retries: Map<Action, number>, context: Context): boolean {
  const { type, retryLimit = 1, criteria = [] } = action;
  if (type === "retry" && (retries.get(action) ?? 0) >= retryLimit) return false;
  return criteria.every(({ condition }) => isTrue(condition, context));
}

function isTrue(condition: string, context: Context): boolean {
  return holds(parseCondition(condition), (expression) => evaluate(expression, context));
}

interface Place {
  workflow: Workflow;
  index: number;
  retries: Map<Action, number>;
}

// Answers which step is next.
async function follow(action: Action, { workflow, index, retries }: Place, { world }: Steps): Promise<number> {
  if (action.type === "retry") {
    retries.set(action, (retries.get(action) ?? 0) + 1);
    await world.pass(action.retryAfter ?? 0);
    return index;
  }
  const next = workflow.steps.findIndex(({ stepId }) => stepId === action.stepId);
  if (next < 0)
    throw new Error(`The action ${action.name} of ${workflow.workflowId} leads to no step ${action.stepId}.`);
  return next;
}

/** What a workflow has got so far. */
interface Context {
  inputs: Record<string, unknown>;
  /** The outputs of the steps that are done, by stepId. */
  steps: Map<string, Record<string, unknown>>;
  /** The newest answer. */
  came?: Came;
}

/**
 * What a runtime expression (Arazzo 1.0.1, section 4.7) stands for; undefined if there is nothing.
 *
 * @throws if the suite does not know it, or it asks for a step that was not gone.
 */
function evaluate(expression: string, { inputs, steps, came }: Context): unknown {
  const [whole = "", pointer] = expression.split("#", 2);
  const [root, name = "", kind, output = ""] = whole.split(".");
  if (root === "$inputs") return at(inputs[name], pointer ?? "");
  if (root === "$steps" && kind === "outputs") {
    const outputs = steps.get(name);
    if (!outputs) throw new Error(`"${expression}" asks for the step ${name}, which was not gone before.`);
    return at(outputs[output], pointer ?? "");
  }
  if (!came) throw new Error(`"${expression}" asks for an answer before there is one.`);
  return readExpression(expression, came);
}

// What a value stands for: a text may be an expression, or have some in braces.
function fillIn(text: string, context: Context): unknown {
  if (text.startsWith("$")) return evaluate(text, context);
  return text.replace(/\{(\$[^}]+)\}/g, (_, expression: string) => String(evaluate(expression, context)));
}
