/** An Arazzo 1.0.1 document in `workflows/`. Its workflows belong to one task. */
export interface ArazzoDocument {
  arazzo: string;
  info: { title: string; summary: string; version: string };
  sourceDescriptions: { name: string; type: string; url: string }[];
  workflows: ArazzoWorkflow[];
}

export interface ArazzoWorkflow {
  workflowId: string;
  summary: string;
  description?: string;
  /** A JSON Schema. */
  inputs?: { type: string; properties?: Record<string, { description?: string }>; required?: string[] };
  steps: ArazzoStep[];
}

export interface ArazzoStep {
  stepId: string;
  description?: string;
  operationId: string;
  parameters?: { name: string; in: string; value: unknown }[];
  requestBody?: { contentType?: string; payload?: unknown };
  successCriteria?: { condition: string }[];
  onFailure?: object[];
  outputs?: Record<string, string>;
}
