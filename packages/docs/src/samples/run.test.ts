import type { Mock } from "@crewkit/mock";
import spawn from "nano-spawn";
import { afterAll, describe, expect, test } from "vitest";
import { compile, hasCurl, type Snippet } from "../testing/snippets/index.ts";
import { clientCallOf } from "./client.ts";
import type { Plan } from "./plan.ts";
import { compare } from "./testing/compare.ts";
import { startLater, startToday } from "./testing/mocks.ts";
import { startPrograms } from "./testing/programs.ts";
import { prepare, type Values } from "./testing/send.ts";
import { faultsOf, planFor, type ShownSample, shownSamples } from "./testing/shown.ts";

const [today, later] = [await startToday(), await startLater()];
const written = shownSamples.filter(({ language }) => language !== "curl");
const programs = await startPrograms(new Map(written.map((sample) => [nameOf(sample), sample.code])));
afterAll(async () => {
  programs.stop();
  await Promise.all([today.close(), later.close()]);
});

test("the contract allows each answer that is shown", () => {
  const faults = shownSamples.flatMap(({ operationId, plan }) =>
    faultsOf(plan, plan.response).map((fault) => `${operationId}: ${fault}`),
  );
  expect(faults).toEqual([]);
});

test("those in TypeScript compile strictly", () => {
  const texts = written.map((sample): [string, Snippet[]] => [nameOf(sample), [{ language: "ts", code: sample.code }]]);
  return compile("samples", new Map(texts));
});

describe("run as it is shown, it gets the answer that is shown", () => {
  test.for(shownSamples)("$operationId $language", async (sample, { skip }) => {
    skip(sample.language === "curl" && !hasCurl, "There is no curl.");
    await expectAnswer(today, sample, { seconds: 60 });
  });
});

describe("so it does on any other day, but for moments", () => {
  const undated = shownSamples.filter(({ language, plan }) => language === "fetch" && !plan.dependsOnDate);
  test.for(undated)("$operationId", (sample) => expectAnswer(later, sample, { seconds: Infinity }));
});

async function expectAnswer(mock: Mock, sample: ShownSample, { seconds }: { seconds: number }): Promise<void> {
  const { operationId, plan } = sample;
  const kept = await prepare(mock, plan.before, planFor);
  const body = await bodyFrom(sample, { CREWKIT_API_URL: mock.url, CREWKIT_TOKEN: mock.tokens.ada, ...kept });
  const asked = mock.requests().map(({ operation, status, error }) => ({ operation, status, error }));
  expect(asked).toEqual([{ operation: operationId, status: Number(plan.status), error: null }]);
  expect(compare(plan.response, body, { differs: plan.volatile, seconds })).toEqual([]);
  expect(faultsOf(plan, body)).toEqual([]);
}

async function bodyFrom(sample: ShownSample, env: Values): Promise<unknown> {
  if (sample.language === "curl") return JSON.parse((await spawn("sh", ["-c", sample.code], { env })).stdout);
  const printed = await programs.run(nameOf(sample), env);
  return sample.language === "client" ? bodyOf(sample.plan, printed) : printed[0]?.[0];
}

function nameOf({ operationId, language }: ShownSample): string {
  return `${operationId}.${language}`;
}

// A sample with the client prints a part of the body, or fields of it, such as `{ message }`.
function bodyOf({ operationId, response }: Plan, printed: unknown[][]): unknown {
  const { returns, variable } = clientCallOf(operationId);
  if (returns === "list") return { ...(response as object), data: printed.map(([item]) => item) };
  const [values = []] = printed;
  const [, names] = /^\{ (.*) \}$/.exec(variable) ?? [];
  const part = names ? Object.fromEntries(names.split(", ").map((name, at) => [name, values[at]])) : values[0];
  return returns === "whole" ? part : { ...(response as object), [returns]: part };
}
