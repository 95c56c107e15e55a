import { type ApiRequest, CrewkitError, createCrewkit } from "@crewkit/client";
import type { Operation } from "@crewkit/openapi";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { suite } from "../../mutants/suite.ts";
import { listPreferredTestCases } from "../cases/preferred.ts";
import type { TestCase } from "../cases/test-case.ts";
import { startMockTarget } from "../plans/crewkit/mock.ts";
import { exampleValueFor } from "../schema/parameter.ts";
import { bodyFor } from "../schema/request-body.ts";
import { isSuccess } from "../spec/model.ts";
import type { Target } from "../targets/target.ts";

const { spec } = suite;
let target: Target;
beforeAll(async () => {
  target = await startMockTarget({ limits: false });
});
afterAll(() => target.close());

describe("the client returns the mock's response", () => {
  test.each(chooseCases())("$operation.operationId $status", async ({ operation, status }) => {
    let body: Record<string, unknown> = {};
    const client = createCrewkit({
      baseUrl: target.url,
      token: target.tokens.owner ?? "",
      limits: [],
      retries: 0,
      rateLimitRetries: 0,
      async fetch(url, init) {
        const response = await fetch(url, init);
        body = await response.clone().json();
        return response;
      },
    });
    const headers = target.capabilities.prefer?.(status);
    const { data, error } = await client.request(requestOf(operation), { headers }).result();
    if (isSuccess(status)) return expect(data).toEqual(body);
    expect(error).toBeInstanceOf(CrewkitError);
    expect(error).toMatchObject({ code: "api_error", status, reason: body.error });
    expect((error as CrewkitError).details).toEqual(body.details);
  });
});

// contract.test.ts tests every operation and status.
function chooseCases(): TestCase[] {
  const seen = new Set<string>();
  return listPreferredTestCases(spec).filter(({ operation: { method, requestBody, responses }, status }) => {
    const sent = Object.keys(requestBody?.content ?? {});
    const received = Object.keys(responses[status]?.content ?? {});
    const traits = [method, isSuccess(status) ? `${method} with ${sent}` : "", `${status}`, `${received} received`];
    const isNew = traits.some((trait) => !seen.has(trait));
    for (const trait of traits) seen.add(trait);
    return isNew;
  });
}

function requestOf(operation: Operation): ApiRequest {
  const values = examples(operation, "path");
  const path = operation.path.replace(/{(\w+)}/g, (_, name) => `${values[name]}`);
  const query = examples(operation, "query");
  return { method: operation.method.toUpperCase(), path, query, body: bodyFor(spec, operation) } as ApiRequest;
}

function examples({ parameters }: Operation, location: string): Record<string, unknown> {
  const matching = parameters.filter((parameter) => parameter.in === location);
  return Object.fromEntries(matching.map((parameter) => [parameter.name, exampleValueFor(spec, parameter)]));
}
