/** The parts of an Arazzo 1.0.1 document that pages show. */
export interface ArazzoDocument {
  info: { title: string; summary?: string };
  workflows: ArazzoWorkflow[];
}

export interface ArazzoWorkflow {
  workflowId: string;
  summary?: string;
  description?: string;
  inputs?: { properties?: Record<string, { description?: string }> };
  steps: ArazzoStep[];
  outputs?: Record<string, string>;
}

export interface ArazzoStep {
  stepId: string;
  description?: string;
  operationId: string;
  parameters?: { name: string; in: string; value: string }[];
  requestBody?: { payload?: Record<string, unknown> };
  successCriteria?: { condition: string }[];
  onFailure?: { type: string; retryAfter?: number; retryLimit?: number; criteria?: { condition: string }[] }[];
  outputs?: Record<string, string>;
}

/**
 * Describes a simple condition in Markdown. Other conditions are returned as code.
 *
 * @example
 * describeCondition("$response.body#/data/status == 'draft'"); // "`data.status` is `draft`"
 */
export function describeCondition(condition: string): string {
  const [, left = "", operator = "", right = ""] = /^(\S+) (==|!=|<=?|>=?) ('[^']*'|[^\s']+)$/.exec(condition) ?? [];
  const verb = verbs[operator];
  if (!verb) return `\`${condition}\``;
  return `${describeExpression(left)} ${verb} \`${right.replace(/^'(.*)'$/, "$1")}\``;
}

const verbs: Record<string, string> = {
  "==": "is",
  "!=": "is not",
  "<": "is less than",
  "<=": "is at most",
  ">": "is greater than",
  ">=": "is at least",
};

/**
 * Describes a runtime expression in Markdown.
 *
 * @example
 * describeExpression("$response.body#/data/id"); // "`data.id`"
 */
export function describeExpression(expression: string): string {
  if (expression === "$statusCode") return "the status";
  const pointer = /^\$response\.body#\/(.+)$/.exec(expression)?.[1];
  return `\`${pointer ? pointer.replaceAll("/", ".") : expression}\``;
}
