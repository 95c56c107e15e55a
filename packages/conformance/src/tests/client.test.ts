import { type ApiRequest, CrewkitError, createCrewkit } from "@crewkit/client";
import type { Operation } from "@crewkit/openapi";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { suite } from "../../mutants/suite.ts";
import { listPreferredTestCases } from "../cases/preferred.ts";
import type { TestCase } from "../cases/test-case.ts";
import { runChecks } from "../checks/index.ts";
import type { HttpResponse } from "../http/exchange.ts";
import { startMockTarget } from "../plans/crewkit/mock.ts";
import { exampleValueFor } from "../schema/parameter.ts";
import { bodyFor } from "../schema/request-body.ts";
import { isSuccess } from "../spec/model.ts";
import type { Target } from "../targets/target.ts";

let target: Target;
beforeAll(async () => {
  target = await startMockTarget({ limits: false });
});
afterAll(() => target.close());

const { spec } = suite;
const checkContext = { ...spec, outsiderIds: new Set<string>(), closed: true, stateful: false };

describe("the client returns the mock's response", () => {
  test.each(chooseCases().map((each): [string, TestCase] => [`${each.operation.operationId} ${each.status}`, each]))(
    "%s",
    async (_, { operation, status }) => {
      const { response, value, error } = await call(operation, status);
      const request = { operation, method: operation.method.toUpperCase(), target: operation.path, headers: {} };
      expect(runChecks({ request, response }, { status }, checkContext)).toEqual([]);
      const body = JSON.parse(response.text);
      if (isSuccess(status)) return expect(value).toEqual(body);
      expect(error).toBeInstanceOf(CrewkitError);
      expect(error).toMatchObject({ code: "api_error", status, reason: body.error });
      expect((error as CrewkitError).details).toEqual(body.details);
    },
  );
});

// contract.test.ts tests every operation and status.
function chooseCases(): TestCase[] {
  const seen = new Set<string>();
  return listPreferredTestCases(spec).filter(({ operation, status }) => {
    const { method, requestBody, responses } = operation;
    const sent = Object.keys(requestBody?.content ?? {});
    const received = Object.keys(responses[status]?.content ?? {});
    const traits = [method, isSuccess(status) ? `${method} with ${sent}` : "", `${status}`, `${received} received`];
    const isNew = traits.some((trait) => !seen.has(trait));
    for (const trait of traits) seen.add(trait);
    return isNew;
  });
}

/** Returns the HTTP response, and the value that the client returned or the error that it threw. */
async function call(operation: Operation, status: number) {
  let response: HttpResponse | undefined;
  const client = createCrewkit({
    baseUrl: target.url,
    token: target.tokens.owner ?? "",
    limits: [],
    retries: 0,
    rateLimitRetries: 0,
    async fetch(url, init) {
      const received = await fetch(url, init);
      response = { status: received.status, headers: received.headers, text: await received.clone().text() };
      return received;
    },
  });
  const values = examples(operation, "path");
  const request = {
    method: operation.method.toUpperCase(),
    path: operation.path.replace(/{(\w+)}/g, (_, name) => `${values[name]}`),
    query: examples(operation, "query"),
    body: bodyFor(spec, operation),
  } as ApiRequest;
  const { data: value, error } = await client
    .request(request, { headers: target.capabilities.prefer?.(status) })
    .result();
  if (!response) throw error;
  return { response, value, error };
}

function examples({ parameters }: Operation, location: string): Record<string, unknown> {
  const matching = parameters.filter((parameter) => parameter.in === location);
  return Object.fromEntries(matching.map((parameter) => [parameter.name, exampleValueFor(spec, parameter)]));
}
