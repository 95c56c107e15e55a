import { CrewkitError, createCrewkit } from "@crewkit/client";
import { createHttp } from "@crewkit/client/http";
import type { Operation } from "@crewkit/openapi";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { suite } from "../../mutants/testing/suite.ts";
import type { Case } from "../cases/case.ts";
import { preferredCases } from "../cases/preferred.ts";
import { judge } from "../checks/index.ts";
import type { Answer } from "../http/exchange.ts";
import { isSuccess } from "../law/law.ts";
import { startMockTarget } from "../plans/crewkit/mock.ts";
import { bodyFor } from "../schema/body.ts";
import { valueFor } from "../schema/parameter.ts";
import type { Target } from "../targets/target.ts";

let target: Target;
beforeAll(async () => {
  target = await startMockTarget({ limits: false });
});
afterAll(() => target.close());

const { law } = suite;
const bench = { ...law, foreign: new Set<string>(), closed: true, remembers: false };

describe("the client passes on what the mock responds", () => {
  test.each(chooseCases().map((each): [string, Case] => [`${each.operation.operationId} ${each.status}`, each]))(
    "%s",
    async (_, { operation, status }) => {
      const { answer, value, error } = await call(operation, status);
      const request = { operation, method: operation.method.toUpperCase(), target: operation.path, headers: {} };
      expect(judge({ request, answer }, { status }, bench)).toEqual([]);
      const body = JSON.parse(answer.text);
      if (isSuccess(status)) return expect(value).toMatchObject({ data: body });
      expect(error).toBeInstanceOf(CrewkitError);
      expect(error).toMatchObject({ code: "api_error", status, reason: body.error });
      expect((error as CrewkitError).details).toEqual(body.details);
    },
  );
});

// contract.test.ts tests every operation and status. Here each method, status and kind of body is enough.
function chooseCases(): Case[] {
  const seen = new Set<string>();
  return preferredCases(law).filter(({ operation, status }) => {
    const { method, requestBody, responses } = operation;
    const sent = Object.keys(requestBody?.content ?? {});
    const received = Object.keys(responses[status]?.content ?? {});
    const traits = [method, isSuccess(status) ? `${method} with ${sent}` : "", `${status}`, `${received} received`];
    const isNew = traits.some((trait) => !seen.has(trait));
    for (const trait of traits) seen.add(trait);
    return isNew;
  });
}

/** Sends an operation's example with the client. Returns what came over the wire, and what the client returned or threw. */
async function call(operation: Operation, status: number) {
  let answer: Answer | undefined;
  const client = createCrewkit({
    baseUrl: target.url,
    token: target.tokens.owner ?? "",
    // Each answer is to be seen as it comes.
    limits: [],
    retries: 0,
    async fetch(url, sent) {
      const response = await fetch(url, sent);
      answer = { status: response.status, headers: response.headers, text: await response.clone().text() };
      return response;
    },
  });
  const http = createHttp(client) as unknown as Record<string, (path: string, init: object) => Promise<unknown>>;
  const params = { path: examples(operation, "path"), query: examples(operation, "query") };
  const init = { params, body: bodyFor(law, operation), headers: target.powers.prefer?.(status) };
  const ended: { value?: unknown; error?: unknown } = await (
    http[operation.method.toUpperCase()]?.(operation.path, init) ?? Promise.reject(new Error("no such method"))
  ).then(
    (value) => ({ value }),
    (error) => ({ error }),
  );
  if (!answer) throw ended.error;
  return { answer, ...ended };
}

function examples({ parameters }: Operation, place: string): Record<string, unknown> {
  const placed = parameters.filter((parameter) => parameter.in === place);
  return Object.fromEntries(placed.map((parameter) => [parameter.name, valueFor(law, parameter)]));
}
