import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { packageFolder, workflowsFolder } from "../files.ts";
import { localMockOrigin } from "../urls.ts";

/** An Arazzo document in `openapi/workflows/`, which has a page. */
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

export interface RecordedWorkflow extends Omit<ArazzoWorkflow, "steps"> {
  steps: RecordedStep[];
}

/** A step with the request and response of a run against the mock. */
export interface RecordedStep extends ArazzoStep, Recording {
  /** The names of the outputs that other steps use. */
  savedOutputs: string[];
}

interface Recording {
  stepId: string;
  path: Record<string, string>;
  query: Record<string, string>;
  body?: unknown;
  status: number;
  response: unknown;
}

const extension = ".arazzo.yaml";

/**
 * Reads the workflows.
 *
 * @throws if the recorded responses do not contain a step.
 */
export function readWorkflowFiles(): WorkflowFile[] {
  const json = readFileSync(join(packageFolder, "src/generated/workflows.json"), "utf8");
  const recordings = JSON.parse(json.replaceAll(recordedOrigin, localMockOrigin).replace(accessToken, "$1…"));
  const names = readdirSync(workflowsFolder).filter((name) => name.endsWith(extension));
  return names.sort().map((name) => {
    const source = readFileSync(join(workflowsFolder, name), "utf8");
    const { info, workflows }: ArazzoDocument = parse(source);
    const slug = name.slice(0, -extension.length);
    return {
      slug,
      title: info.title,
      summary: info.summary ?? "",
      source,
      workflows: workflows.map((each) => addRecordings(each, recordings[slug]?.[each.workflowId] ?? [])),
    };
  });
}

// Access tokens are shortened, because they are longer than the rest of the response.
const accessToken = /(eyJ[\w-]{20})[\w.-]+/g;

// The origin of a mock without a port.
const recordedOrigin = "http://crewkit.test";

function addRecordings(workflow: ArazzoWorkflow, recordings: Recording[]): RecordedWorkflow {
  const byStep = new Map(recordings.map((each) => [each.stepId, each]));
  const sources = JSON.stringify(workflow.steps.map(({ parameters, requestBody }) => [parameters, requestBody]));
  const isUsed = (stepId: string, output: string) =>
    new RegExp(`\\$steps\\.${stepId}\\.outputs\\.${output}\\b`).test(sources);
  const steps = workflow.steps.map((step) => {
    const recording = byStep.get(step.stepId);
    const savedOutputs = Object.keys(step.outputs ?? {}).filter((output) => isUsed(step.stepId, output));
    if (recording) return { ...step, ...recording, savedOutputs };
    throw new Error(`${workflow.workflowId} has no recorded response for ${step.stepId}. Run \`pnpm generate\`.`);
  });
  return { ...workflow, steps };
}

/** The parts of an Arazzo 1.0.1 document that pages show. */
interface ArazzoDocument {
  info: { title: string; summary?: string };
  workflows: ArazzoWorkflow[];
}

interface ArazzoWorkflow {
  workflowId: string;
  summary?: string;
  description?: string;
  inputs?: { properties?: Record<string, { description?: string }> };
  steps: ArazzoStep[];
}

interface ArazzoStep {
  stepId: string;
  description?: string;
  operationId: string;
  parameters?: { name: string; in: string; value: string }[];
  requestBody?: { payload?: Record<string, unknown> };
  outputs?: Record<string, string>;
}
