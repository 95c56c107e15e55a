import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Contract, listOperations } from "@crewkit/openapi";
import sampleData from "@crewkit/openapi/world.json" with { type: "json" };
import { parseWorkflows } from "../arazzo/document.ts";
import { runWorkflow, stepLabel } from "../arazzo/runner.ts";
import { type RequestDraft, serializeRequest } from "../http/draft.ts";
import type { ScenarioSteps } from "../scenarios/scenario.ts";

/** The last request of a step, with unserialized values, and its response. */
export interface RecordedStep extends Pick<RequestDraft, "path" | "query"> {
  stepId: string;
  body?: unknown;
  status: number;
  response: unknown;
}

interface RecordingTarget {
  /** Sends a request to a path without the base path. */
  fetch(path: string, init: RequestInit): Promise<Response>;
  /** Advances the clock of the target by a number of seconds. */
  advanceTime(seconds: number): void;
}

/**
 * Runs the workflows of an Arazzo document and returns the steps by workflowId.
 *
 * @throws if a success criterion is not met.
 */
export async function recordWorkflows(
  contract: Contract,
  document: unknown,
  inputs: Record<string, unknown>,
  createTarget: () => RecordingTarget,
): Promise<Record<string, RecordedStep[]>> {
  const operations = new Map(listOperations(contract).map((operation) => [operation.operationId, operation]));
  const recorded: Record<string, RecordedStep[]> = {};
  for (const workflow of parseWorkflows(document)) {
    const target = createTarget();
    const responses = new Map<string, Omit<RecordedStep, "stepId">>();
    const steps = {
      context: {
        spec: { operation: (operationId: string) => operations.get(operationId) },
        advanceTime: async (seconds: number) => target.advanceTime(seconds),
      },
      async sendAnyStatus(draft: RequestDraft, { label = "" } = {}) {
        const { target: path, ...init } = serializeRequest(draft);
        const response = await target.fetch(path, { ...init, body: init.body ?? null });
        const { path: values, query, body } = draft;
        const result = { status: response.status, response: await response.json() };
        responses.set(label, { path: values, query, ...(body !== undefined && { body }), ...result });
        return { draft, status: result.status, headers: response.headers, body: result.response };
      },
      expect(_: boolean, message: string) {
        throw new Error(message);
      },
    };
    await runWorkflow(workflow, inputs, steps as unknown as ScenarioSteps);
    recorded[workflow.workflowId] = workflow.steps.flatMap((step) => {
      const response = responses.get(stepLabel(step));
      return response ? [{ stepId: step.stepId, ...response }] : [];
    });
  }
  return recorded;
}

const folder = join(dirname(fileURLToPath(import.meta.resolve("@crewkit/openapi/openapi.json"))), "../workflows");

const { roles, repositories, resources, versions } = sampleData;

/** Workflows ignore inputs that they do not declare. */
const shared = {
  token: "mock.ada.token",
  org_id: sampleData.organizations?.acme?.id,
  slug: "newcomers",
  email: sampleData.people?.noor?.email,
  guest_token: "mock.noor.token",
  role_id: roles?.senior?.id,
  remote_url: repositories?.checkout_api?.remote_url,
  expired_token: "expired.token",
  refresh_token: sampleData.logins?.first?.refresh_token,
  resource_id: resources?.acme_reviewer?.id,
  control_hash: versions?.acme_reviewer_1?.version_hash,
  variant_hash: versions?.acme_reviewer_2?.version_hash,
};

// Forks a resource that the organization does not have yet.
const overrides: Record<string, object> = {
  "resource-release.arazzo.yaml": { resource_id: resources?.changelog_command?.id },
};

/** Inputs from the sample data, by the file name of the workflow document. */
export function workflowInputs(): Map<string, Record<string, unknown>> {
  const files = readdirSync(folder).filter((name) => name.endsWith(".arazzo.yaml"));
  return new Map(files.sort().map((file) => [file, { ...shared, ...overrides[file] }]));
}

/** Arguments for `redocly respect`, by workflow document. */
export function respectArguments(url: string): Map<string, string[]> {
  return new Map(
    [...workflowInputs()].map(([file, inputs]) => {
      const options = Object.entries(inputs).map(([name, value]) => `--input=${name}=${value}`);
      return [file, ["respect", join(folder, file), ...options, `--server=crewkit=${url}`]];
    }),
  );
}
