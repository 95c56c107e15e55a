import { CrewkitError, createCrewkit } from "@crewkit/client";
import { createHttp } from "@crewkit/client/http";
import { listOperations } from "@crewkit/openapi";
import { readContract } from "@crewkit/openapi/node";
import { afterAll, describe, expect, test } from "vitest";
import { type Answer, type Case, createJudge, isSuccess, listCases, startMockProcess } from "./index.ts";

const contract = readContract();
const judge = createJudge(contract);
const cases = listCases(contract);
const mock = await startMockProcess();
afterAll(() => mock.close());

for (const { operationId, method, path } of listOperations(contract)) {
  describe(`${operationId} (${method.toUpperCase()} ${path})`, () => {
    for (const testCase of cases.filter((each) => each.operation.operationId === operationId)) {
      test(`${testCase.status}: ${testCase.description}`, async () => {
        const { answer, error } = await call(testCase);
        expect(judge(testCase, answer)).toEqual([]);
        if (isSuccess(testCase.status)) return expect(error).toBeUndefined();
        const { error: reason, details } = JSON.parse(answer.text);
        expect(error).toBeInstanceOf(CrewkitError);
        expect(error).toMatchObject({ code: "refused", status: testCase.status, reason });
        expect((error as CrewkitError).details).toEqual(details);
      });
    }
  });
}

test("every operation documents a success, and the two errors that can always happen", () => {
  for (const { operationId } of listOperations(contract)) {
    const statuses = cases.filter(({ operation }) => operation.operationId === operationId).map(({ status }) => status);
    expect(statuses.filter(isSuccess), operationId).toHaveLength(1);
    expect(statuses, operationId).toEqual(expect.arrayContaining([429, 500]));
  }
});

/** Sends the case's request with the client, and answers what came over the wire and what the client threw. */
async function call({ operation, request }: Case): Promise<{ answer: Answer; error: unknown }> {
  let answer: Answer | undefined;
  const crewkit = createCrewkit({
    baseUrl: mock.url,
    token: mock.token,
    // Each answer is to be seen as it comes.
    limits: [],
    retries: 0,
    async fetch(url, sent) {
      const response = await fetch(url, sent);
      answer = { status: response.status, headers: response.headers, text: await response.clone().text() };
      return response;
    },
  });
  const http = createHttp(crewkit) as unknown as Record<string, (path: string, init: object) => Promise<unknown>>;
  const error = await http[operation.method.toUpperCase()]?.(operation.path, request).then(
    () => undefined,
    (e) => e,
  );
  if (!answer) throw error ?? new Error(`The client has no method ${operation.method}.`);
  return { answer, error };
}
