import spawn from "nano-spawn";
import { afterAll, describe, expect, test } from "vitest";
import { compileSnippets, hasCurl, type Snippet } from "../testing/snippets/index.ts";
import { clientCallOf } from "./client.ts";
import type { Sample } from "./sample.ts";
import { expectResponse, startMockAt, type Variables } from "./testing/expect-response.ts";
import { runProgram } from "./testing/program-runner.ts";
import { type RenderedSample, renderedSamples, schemaErrors } from "./testing/rendered.ts";

const [today, later] = [await startMockAt(), await startMockAt("2027-04-07T09:30:00Z")];
// Other languages are tested by other-languages.exhaustive.test.ts.
const samples = renderedSamples.filter(({ language }) => ["curl", "client", "fetch"].includes(language));
const programSamples = samples.filter(({ language }) => language !== "curl");
afterAll(() => Promise.all([today.close(), later.close()]));

test("every response matches its schema", () => {
  const errors = renderedSamples.flatMap(({ operationId, sample }) =>
    schemaErrors(sample, sample.response).map((error) => `${operationId}: ${error}`),
  );
  expect(errors).toEqual([]);
});

test("TypeScript samples compile in strict mode", () => {
  const texts = programSamples.map((rendered): [string, Snippet[]] => [
    programName(rendered),
    [{ language: "ts", code: rendered.code }],
  ]);
  return compileSnippets("samples", new Map(texts));
});

describe("returns the response shown", () => {
  test.for(samples)("$operationId $language", async (rendered, { skip }) => {
    skip(rendered.language === "curl" && !hasCurl, "curl is not installed.");
    await expectResponse(today, rendered, runSample);
  });
});

describe("returns the response shown, except for timestamps, on another date", () => {
  const dateIndependent = samples.filter(({ language, sample }) => language === "fetch" && !sample.dependsOnDate);
  test.for(dateIndependent)("$operationId", (rendered) => expectResponse(later, rendered, runSample, Infinity));
});

async function runSample(rendered: RenderedSample, env: Variables): Promise<unknown> {
  if (rendered.language === "curl") return JSON.parse((await spawn("sh", ["-c", rendered.code], { env })).stdout);
  const printed = await runProgram(programName(rendered), rendered.code, env);
  return rendered.language === "client" ? bodyOf(rendered.sample, printed) : printed[0]?.[0];
}

function programName({ operationId, language }: RenderedSample): string {
  return `${operationId}.${language}`;
}

function bodyOf({ operationId, response }: Sample, printed: unknown[][]): unknown {
  const { returns, variable } = clientCallOf(operationId);
  if (returns === "list") return { ...(response as object), data: printed.map(([item]) => item) };
  const [values = []] = printed;
  const [, names] = /^\{ (.*) \}$/.exec(variable) ?? [];
  const part = names ? Object.fromEntries(names.split(", ").map((name, at) => [name, values[at]])) : values[0];
  return returns === "object" ? part : { ...(response as object), [returns]: part };
}
