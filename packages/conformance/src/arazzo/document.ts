import { createErrorFinder, type ValidationError } from "@crewkit/openapi/validator";
import { formatValue } from "../values/format.ts";
import { parseCondition } from "./condition.ts";

/** The supported subset of an Arazzo 1.0.1 workflow. */
export interface Workflow {
  workflowId: string;
  inputs?: { required?: string[] };
  /** Parameters of every step that does not override them. */
  parameters?: StepParameter[];
  steps: Step[];
  outputs?: Record<string, unknown>;
}

export interface Step {
  stepId: string;
  operationId: string;
  parameters?: StepParameter[];
  requestBody?: { payload?: unknown };
  /** All must be true. Without criteria, the status must be a success. */
  successCriteria?: Criterion[];
  onSuccess?: Action[];
  onFailure?: Action[];
  outputs?: Record<string, unknown>;
}

/** The value may be or contain runtime expressions. */
interface StepParameter {
  name: string;
  in: string;
  value: unknown;
}

export interface Action {
  name: string;
  type: "end" | "goto" | "retry";
  stepId?: string;
  retryAfter?: number;
  retryLimit?: number;
  criteria?: Criterion[];
}

interface Criterion {
  condition: string;
}

const text = { type: "string" };
const record = { type: "object" };

function listOf(items: object): object {
  return { type: "array", items };
}

// Rejects unknown fields, except extensions.
function objectOf(required: string[], properties: object): object {
  return { ...record, required, properties, patternProperties: { "^x-": {} }, additionalProperties: false };
}

const criteria = listOf(objectOf(["condition"], { condition: text, type: { const: "simple" } }));
const parameterLocation = { enum: ["path", "query", "header"] };
const parameters = listOf(objectOf(["name", "in"], { name: text, in: parameterLocation, value: {} }));

function actions(types: Action["type"][], more: object = {}): object {
  const fields = { name: text, type: { enum: types }, stepId: text, criteria, ...more };
  const anyOf = [
    { properties: { type: { const: "goto" } }, required: ["stepId"] },
    { properties: { type: { not: { const: "goto" } }, stepId: false } },
  ];
  return listOf({ ...objectOf(["name", "type"], fields), anyOf });
}

const step = objectOf(["stepId", "operationId"], {
  stepId: text,
  description: text,
  operationId: text,
  parameters,
  successCriteria: criteria,
  outputs: record,
  requestBody: objectOf([], { contentType: { const: "application/json" }, payload: {} }),
  onSuccess: actions(["goto", "end"]),
  onFailure: actions(["goto", "end", "retry"], { retryAfter: { type: "number" }, retryLimit: { type: "integer" } }),
});
const workflow = objectOf(["workflowId", "steps"], {
  workflowId: text,
  summary: text,
  description: text,
  parameters,
  steps: listOf(step),
  outputs: record,
  inputs: { ...record, properties: { required: listOf(text) } },
});
const Document = objectOf(["arazzo", "workflows"], {
  info: record,
  sourceDescriptions: listOf(record),
  workflows: listOf(workflow),
  arazzo: { ...text, pattern: "^1\\.0\\.\\d+$" },
});
const findErrors = createErrorFinder({
  openapi: "3.1.0",
  info: { title: "Arazzo", version: "1.0.1" },
  paths: {},
  components: { schemas: { Document } },
});

/**
 * Parses an Arazzo document and adds the shared parameters of each workflow to its steps.
 *
 * @param document parsed JSON or YAML
 * @throws if the document uses an unsupported feature.
 */
export function parseWorkflows(document: unknown): Workflow[] {
  const [error] = findErrors("/components/schemas/Document", document);
  if (error) throw new Error(`The Arazzo document ${describe(error)}. Only a subset of Arazzo 1.0.1 is supported.`);
  return (document as { workflows: Workflow[] }).workflows.map(addSharedParameters);
}

function describe({ pointer, keyword, params, value, message }: ValidationError): string {
  const location = pointer === "" ? "" : `at ${pointer} `;
  if (keyword === "additionalProperties") return `${location}has the field ${params.additionalProperty}`;
  return `${location}${message}${keyword === "required" ? "" : `, but received ${formatValue(value)}`}`;
}

function addSharedParameters({ parameters: shared = [], ...whole }: Workflow): Workflow {
  const steps = whole.steps.map((each) => {
    const { successCriteria = [], onSuccess = [], onFailure = [], parameters: ownParameters = [] } = each;
    const criteria = [...onSuccess, ...onFailure].flatMap((action) => action.criteria ?? []);
    for (const { condition } of [...successCriteria, ...criteria]) parseCondition(condition);
    const isOverridden = (parameter: StepParameter) =>
      ownParameters.some(({ name, in: location }) => name === parameter.name && location === parameter.in);
    return { ...each, parameters: [...shared.filter((parameter) => !isOverridden(parameter)), ...ownParameters] };
  });
  return { ...whole, steps };
}
