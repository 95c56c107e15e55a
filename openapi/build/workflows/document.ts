/** The features of Arazzo 1.0.1 that the workflows in `openapi/workflows/` use. */
export interface Workflow {
  workflowId: string;
  steps: Step[];
}

export interface Step {
  stepId: string;
  operationId: string;
  parameters?: { name: string; in: string; value: string }[];
  requestBody?: { payload: unknown };
  successCriteria?: Criterion[];
  onFailure?: RetryAction[];
  outputs?: Record<string, string>;
}

export interface Criterion {
  condition: string;
}

interface RetryAction {
  type: string;
  retryAfter: number;
  retryLimit: number;
  criteria?: Criterion[];
}

/**
 * Returns the workflows of a document that `redocly lint` accepts.
 *
 * @throws if they use an unsupported feature.
 */
export function parseWorkflows(document: unknown): Workflow[] {
  const { workflows } = document as { workflows: Workflow[] };
  for (const workflow of workflows) rejectUnsupported(workflow);
  return workflows;
}

const nestedFields = ["steps", "parameters", "requestBody", "successCriteria", "onFailure", "criteria"];
const requestFields = ["operationId", "name", "in", "value", "contentType", "payload"];
const responseFields = ["condition", "retryAfter", "retryLimit", "outputs"];
const fields = ["workflowId", "stepId", "summary", "description", "inputs", ...requestFields, ...responseFields];

function rejectUnsupported(node: unknown): void {
  for (const [key, value] of Object.entries(node as object)) {
    if (nestedFields.includes(key)) for (const item of [value].flat()) rejectUnsupported(item);
    else if (key === "type" ? value !== "retry" : !fields.includes(key))
      throw unsupported(`${key} ${JSON.stringify(value)}`);
  }
}

export function unsupported(feature: string): Error {
  return new Error(`Cannot record the ${feature}. Change the workflow, or extend openapi/build/workflows/.`);
}
