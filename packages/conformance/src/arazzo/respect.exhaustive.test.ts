import { startMock } from "@crewkit/mock";
import { runTool } from "@crewkit/openapi/build";
import { onTestFinished, test } from "vitest";
import { respectArguments } from "../testing/workflows.ts";

// The conformance suite runs the workflows too. This test uses another implementation of Arazzo.
test.each([...respectArguments("").keys()])("redocly respect passes %s against the mock", async (file) => {
  const mock = await startMock({ limits: false });
  onTestFinished(() => mock.close());
  await runTool("redocly", respectArguments(mock.url).get(file) ?? []);
});
