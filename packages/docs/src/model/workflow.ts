import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageFolder, workflowsFolder } from "../files.ts";
import { localMockOrigin } from "../urls.ts";

/** An Arazzo 1.0.1 document in `openapi/workflows/`, with the requests and responses of a run against the mock. */
export interface WorkflowFile {
  /** The file name of the page: `device-login`. */
  slug: string;
  title: string;
  /** One line, for lists and search. */
  summary: string;
  /** The Arazzo document as YAML. */
  source: string;
  workflows: RecordedWorkflow[];
}

export interface RecordedWorkflow {
  workflowId: string;
  summary?: string;
  description?: string;
  inputs?: { properties?: Record<string, { description?: string }> };
  steps: RecordedStep[];
}

export interface RecordedStep {
  stepId: string;
  description?: string;
  operationId: string;
  parameters?: { name: string; in: string; value: string }[];
  requestBody?: { payload?: Record<string, unknown> };
  outputs?: Record<string, string>;
  /** The names of the outputs that later steps use. */
  savedOutputs: string[];
  path: Record<string, string>;
  query: Record<string, string>;
  body?: object;
  status: number;
  response: unknown;
}

export function readWorkflowFiles(): WorkflowFile[] {
  const json = readFileSync(join(packageFolder, "src/generated/workflows.json"), "utf8");
  const files = JSON.parse(json.replaceAll(recordedOrigin, localMockOrigin).replace(accessToken, "$1…"));
  return Object.entries<Omit<WorkflowFile, "slug" | "source">>(files).map(([slug, file]) => {
    const source = readFileSync(join(workflowsFolder, `${slug}.arazzo.yaml`), "utf8");
    return { ...file, slug, source };
  });
}

// Access tokens are shortened, because they are longer than the rest of the response.
const accessToken = /(eyJ[\w-]{20})[\w.-]+/g;

// The origin of a mock without a port.
const recordedOrigin = "http://crewkit.test";
