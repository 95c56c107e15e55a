import { join } from "node:path";
import { readSampleData, readYaml, recordWorkflows, workflowInputs } from "@crewkit/openapi/build";
import { readContract } from "@crewkit/openapi/node";
import { type GeneratedFiles, root } from "./project.ts";

/** Records the requests and responses of each workflow in `openapi/workflows/`, which the docs show. */
export async function recordAllWorkflows(): Promise<GeneratedFiles> {
  // Imported dynamically, because a fresh clone has no bundle yet.
  const { createMock } = await import("@crewkit/mock/web");
  const contract = readContract();
  const now = String(readSampleData().clock?.examples?.now);
  const recorded = [];
  for (const [slug, inputs] of workflowInputs()) {
    const document = readYaml(join(root, `openapi/workflows/${slug}.arazzo.yaml`)) as ArazzoDocument;
    const recordings = await recordWorkflows(contract, document, inputs, () => {
      const mock = createMock({ contract, limits: false, now });
      // With a frozen clock, the timestamps are the same in every run.
      mock.clock.freeze();
      mock.clock.set(now);
      return {
        fetch: (path, init) => mock.fetch(mock.url + path, init),
        advanceTime: (seconds) => void mock.clock.advance(`${seconds}s`),
      };
    });
    const workflows = document.workflows.map(({ steps, ...workflow }) => ({
      ...workflow,
      steps: steps.map((step, at) => ({
        ...step,
        ...recordings[workflow.workflowId]?.[at],
        savedOutputs: savedOutputs(step, steps.slice(at + 1)),
      })),
    }));
    recorded.push([slug, { ...document.info, workflows }]);
  }
  const text = JSON.stringify(Object.fromEntries(recorded), null, 2);
  return new Map([["packages/docs/src/generated/workflows.json", `${text}\n`]]);
}

/** Returns the names of the outputs that requests of later steps use. */
function savedOutputs({ stepId, outputs = {} }: Step, later: Step[]): string[] {
  const requests = JSON.stringify(later.map(({ parameters, requestBody }) => [parameters, requestBody]));
  return Object.keys(outputs).filter((name) =>
    new RegExp(`\\$steps\\.${stepId}\\.outputs\\.${name}\\b`).test(requests),
  );
}

interface ArazzoDocument {
  info: object;
  workflows: { workflowId: string; steps: Step[] }[];
}

interface Step {
  stepId: string;
  parameters?: object[];
  requestBody?: object;
  outputs?: Record<string, string>;
}
