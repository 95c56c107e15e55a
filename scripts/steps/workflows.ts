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
    const document = readYaml(join(root, `openapi/workflows/${slug}.arazzo.yaml`));
    const steps = await recordWorkflows(contract, document, inputs, () => {
      const mock = createMock({ contract, limits: false, now });
      // With a frozen clock, the timestamps are the same in every run.
      mock.clock.freeze();
      mock.clock.set(now);
      return {
        fetch: (path, init) => mock.fetch(mock.url + path, init),
        advanceTime: (seconds) => void mock.clock.advance(`${seconds}s`),
      };
    });
    recorded.push([slug, steps]);
  }
  const text = JSON.stringify(Object.fromEntries(recorded), null, 2);
  return new Map([["packages/docs/src/generated/workflows.json", `${text}\n`]]);
}
