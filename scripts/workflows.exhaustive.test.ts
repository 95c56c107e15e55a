import { respectArguments } from "@crewkit/conformance/testing";
import { startMock } from "@crewkit/mock";
import { onTestFinished, test } from "vitest";
import { tool } from "./steps/tool.ts";

// The conformance suite runs the workflows too. This test uses another implementation of Arazzo.
test.each([...respectArguments("").keys()])("redocly respect passes %s against the mock", async (file) => {
  const mock = await startMock({ limits: false });
  onTestFinished(() => mock.close());
  await tool("redocly", respectArguments(mock.url).get(file) ?? []);
});
