import type { Mock } from "@crewkit/mock";
import { expect } from "vitest";
import { compare } from "./compare.ts";
import { type RenderedSample, schemaErrors } from "./rendered.ts";
import { runSetup, type Variables } from "./send.ts";

export interface RunOptions {
  /** Runs the code of a sample with environment variables, and returns the response body that it prints. */
  run(rendered: RenderedSample, env: Variables): Promise<unknown>;
  /** The maximum difference of timestamps. */
  seconds: number;
}

/** Checks that a sample sends exactly its request, and prints the response shown. */
export async function expectResponse(
  mock: Mock,
  rendered: RenderedSample,
  { run, seconds }: RunOptions,
): Promise<void> {
  const { operationId, sample } = rendered;
  const variables = await runSetup(mock, sample.before);
  const body = await run(rendered, { CREWKIT_API_URL: mock.url, CREWKIT_TOKEN: mock.tokens.ada, ...variables });
  const received = mock.requests().map(({ operation, status, error }) => ({ operation, status, error }));
  expect(received).toEqual([{ operation: operationId, status: Number(sample.status), error: null }]);
  expect(compare(sample.response, body, { volatile: sample.volatile, seconds })).toEqual([]);
  expect(schemaErrors(sample, body)).toEqual([]);
}
