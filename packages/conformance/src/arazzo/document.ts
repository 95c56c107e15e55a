import { isObject } from "../values/json.ts";
import { allow, list, refuse, text } from "./read.ts";
import { type Action, readActions, readCriteria } from "./read-actions.ts";

/** A workflow of an Arazzo 1.0.1 document, as far as the suite goes it. */
export interface Workflow {
  workflowId: string;
  /** The names of the inputs that it can't do without. */
  required: string[];
  steps: Step[];
  /** Runtime expressions by name. */
  outputs: Record<string, unknown>;
}

/** A request of a workflow, what must come, and what then follows. */
export interface Step {
  stepId: string;
  operationId: string;
  parameters: StepParameter[];
  /** undefined: no body. */
  payload?: unknown;
  /** Conditions that must all hold; none: the status is a success. */
  criteria: string[];
  onSuccess: Action[];
  onFailure: Action[];
  outputs: Record<string, unknown>;
}

/** A value for a parameter; a runtime expression may stand for it or in it. */
interface StepParameter {
  name: string;
  in: string;
  value: unknown;
}

const keys = {
  document: ["arazzo", "info", "sourceDescriptions", "workflows"],
  workflow: ["workflowId", "summary", "description", "inputs", "steps", "outputs", "parameters"],
  step: [
    "stepId",
    "description",
    "operationId",
    "parameters",
    "requestBody",
    "successCriteria",
    "onSuccess",
    "onFailure",
    "outputs",
  ],
};

/**
 * The workflows of an Arazzo document.
 *
 * @param document parsed; its operationIds are the contract's.
 * @throws if it has something in it that the suite does not know: nothing is skipped.
 */
export function readWorkflows(document: unknown): Workflow[] {
  const { arazzo, workflows } = allow(document, keys.document, "The Arazzo document");
  if (!/^1\.0\.\d+$/.test(String(arazzo))) refuse("The Arazzo document", `is of version ${arazzo}, and not of 1.0`);
  return list(workflows, "workflows").map(readWorkflow);
}

function readWorkflow(node: unknown): Workflow {
  const where = `The workflow ${isObject(node) ? node.workflowId : ""}`;
  const { workflowId, inputs, steps, outputs = {}, parameters } = allow(node, keys.workflow, where);
  const shared = readParameters(parameters, where);
  const required = isObject(inputs) ? list(inputs.required ?? [], where).map(String) : [];
  const read = list(steps, where).map((step) => readStep(step, shared, text(workflowId, where)));
  return { workflowId: text(workflowId, where), required, steps: read, outputs: record(outputs, where) };
}

function readStep(node: unknown, shared: StepParameter[], workflowId: string): Step {
  const where = `The step ${isObject(node) ? node.stepId : ""} of ${workflowId}`;
  const step = allow(node, keys.step, where);
  const own = readParameters(step.parameters, where);
  const isOwn = (one: StepParameter) => own.some((each) => each.name === one.name && each.in === one.in);
  return {
    stepId: text(step.stepId, where),
    operationId: text(step.operationId, where),
    parameters: [...shared.filter((each) => !isOwn(each)), ...own],
    ...readBody(step.requestBody, where),
    criteria: readCriteria(step.successCriteria, where),
    onSuccess: readActions(step.onSuccess, ["goto", "end"], where),
    onFailure: readActions(step.onFailure, ["goto", "end", "retry"], where),
    outputs: record(step.outputs ?? {}, where),
  };
}

function readParameters(node: unknown, where: string): StepParameter[] {
  return list(node ?? [], where).map((each) => {
    const { name, in: place, value } = allow(each, ["name", "in", "value"], `A parameter of ${where}`);
    if (!["path", "query", "header"].includes(String(place))) refuse(where, `has a parameter in "${place}"`);
    return { name: text(name, where), in: String(place), value };
  });
}

function readBody(node: unknown, where: string): { payload?: unknown } {
  if (node === undefined) return {};
  const { contentType = "application/json", payload } = allow(node, ["contentType", "payload"], `The body of ${where}`);
  if (contentType !== "application/json") refuse(where, `has a body of ${contentType}, and not of application/json`);
  return { payload };
}

function record(node: unknown, where: string): Record<string, unknown> {
  return isObject(node) ? node : refuse(where, "has outputs that are no object");
}
