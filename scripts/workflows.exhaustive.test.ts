import { startMock } from "@crewkit/mock";
import { runTool, workflowInputs } from "@crewkit/openapi/build";
import { onTestFinished, test } from "vitest";

test.each([...workflowInputs()])("redocly respect passes %s against the mock", async (slug, inputs) => {
  const mock = await startMock({ limits: false });
  onTestFinished(() => mock.close());
  const options = Object.entries(inputs).map(([name, value]) => `--input=${name}=${value}`);
  // The published workflows refer to the bundle. Redocly does not expand the conventions of the source.
  const file = `packages/docs/dist/workflows/${slug}.arazzo.yaml`;
  await runTool("redocly", ["respect", file, ...options, `--server=crewkit=${mock.url}`]);
});
