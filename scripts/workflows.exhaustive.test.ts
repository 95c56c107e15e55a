import { startMock } from "@crewkit/mock";
import { runTool, workflowInputs } from "@crewkit/openapi/build";
import { onTestFinished, test } from "vitest";

test.each([...workflowInputs()])("redocly respect passes %s against the mock", async (slug, inputs) => {
  const mock = await startMock({ limits: false });
  onTestFinished(() => mock.close());
  const options = Object.entries(inputs).map(([name, value]) => `--input=${name}=${value}`);
  const file = `openapi/workflows/${slug}.arazzo.yaml`;
  await runTool("redocly", ["respect", file, ...options, `--server=crewkit=${mock.url}`]);
});
