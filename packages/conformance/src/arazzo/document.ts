import { createErrorFinder, type ValidationError } from "@crewkit/openapi/validator";
import { show } from "../values/show.ts";
import { parseCondition } from "./condition.ts";

/** A workflow of an Arazzo 1.0.1 document, as far as the suite goes it. */
export interface Workflow {
  workflowId: string;
  inputs?: { required?: string[] };
  /** For each step that does not name them itself. */
  parameters?: StepParameter[];
  steps: Step[];
  /** Runtime expressions by name. */
  outputs?: Record<string, unknown>;
}

/** A request of a workflow, what must come, and what then follows. */
export interface Step {
  stepId: string;
  operationId: string;
  parameters?: StepParameter[];
  requestBody?: { payload?: unknown };
  /** They must all hold; none: the status is a success. */
  successCriteria?: Criterion[];
  onSuccess?: Action[];
  onFailure?: Action[];
  outputs?: Record<string, unknown>;
}

/** A value for a parameter; a runtime expression may stand for it or in it. */
interface StepParameter {
  name: string;
  in: string;
  value: unknown;
}

/** What follows a step. */
export interface Action {
  name: string;
  type: "end" | "goto" | "retry";
  stepId?: string;
  /** Seconds until a retry. */
  retryAfter?: number;
  /** So many retries at most. */
  retryLimit?: number;
  /** They must all hold, so that it is taken. */
  criteria?: Criterion[];
}

interface Criterion {
  condition: string;
}

const text = { type: "string" };
const record = { type: "object" };

function list(items: object): object {
  return { type: "array", items };
}

// Nothing is skipped: what is not listed is refused, except extensions.
function object(required: string[], properties: object): object {
  return { ...record, required, properties, patternProperties: { "^x-": {} }, additionalProperties: false };
}

const criteria = list(object(["condition"], { condition: text, type: { const: "simple" } }));
const place = { enum: ["path", "query", "header"] };
const parameters = list(object(["name", "in"], { name: text, in: place, value: {} }));

function actions(types: Action["type"][], more: object = {}): object {
  const fields = { name: text, type: { enum: types }, stepId: text, criteria, ...more };
  // Only `goto` has a step.
  const anyOf = [
    { properties: { type: { const: "goto" } }, required: ["stepId"] },
    { properties: { type: { not: { const: "goto" } }, stepId: false } },
  ];
  return list({ ...object(["name", "type"], fields), anyOf });
}

const step = object(["stepId", "operationId"], {
  ...{ stepId: text, description: text, operationId: text, parameters, successCriteria: criteria, outputs: record },
  requestBody: object([], { contentType: { const: "application/json" }, payload: {} }),
  onSuccess: actions(["goto", "end"]),
  onFailure: actions(["goto", "end", "retry"], { retryAfter: { type: "number" }, retryLimit: { type: "integer" } }),
});
const workflow = object(["workflowId", "steps"], {
  ...{ workflowId: text, summary: text, description: text, parameters, steps: list(step), outputs: record },
  inputs: { ...record, properties: { required: list(text) } },
});
const Document = object(["arazzo", "workflows"], {
  ...{ info: record, sourceDescriptions: list(record), workflows: list(workflow) },
  arazzo: { ...text, pattern: "^1\\.0\\.\\d+$" },
});
const faults = createErrorFinder({
  ...{ openapi: "3.1.0", info: { title: "Arazzo", version: "1.0.1" }, paths: {} },
  components: { schemas: { Document } },
});

/**
 * The workflows of an Arazzo document, whose steps have the parameters that all of a workflow share.
 *
 * @param document parsed; its operationIds are the contract's.
 * @throws if it has something in it that the suite does not know: nothing is skipped.
 */
export function readWorkflows(document: unknown): Workflow[] {
  const [fault] = faults("/components/schemas/Document", document);
  if (fault)
    throw new Error(
      `The Arazzo document ${describe(fault)}. The suite knows only a part of Arazzo 1.0.1, and skips nothing: write it in another way.`,
    );
  return (document as { workflows: Workflow[] }).workflows.map(shareParameters);
}

function describe({ pointer, keyword, params, value, message }: ValidationError): string {
  const where = pointer === "" ? "" : `at ${pointer} `;
  if (keyword === "additionalProperties") return `${where}has the field ${params.additionalProperty}`;
  return `${where}${message}${keyword === "required" ? "" : `, but has ${show(value)}`}`;
}

function shareParameters({ parameters: shared = [], ...whole }: Workflow): Workflow {
  const steps = whole.steps.map((each) => {
    const { successCriteria = [], onSuccess = [], onFailure = [], parameters: own = [] } = each;
    const all = [...successCriteria, ...[...onSuccess, ...onFailure].flatMap((action) => action.criteria ?? [])];
    for (const { condition } of all) parseCondition(condition);
    const isOwn = (one: StepParameter) => own.some(({ name, in: where }) => name === one.name && where === one.in);
    return { ...each, parameters: [...shared.filter((one) => !isOwn(one)), ...own] };
  });
  return { ...whole, steps };
}
