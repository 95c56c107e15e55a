import { CrewkitError, createCrewkit } from "@crewkit/client";
import { createHttp } from "@crewkit/client/http";
import type { Operation } from "@crewkit/openapi";
import { readContract } from "@crewkit/openapi/node";
import { afterAll, describe, expect, test } from "vitest";
import { preferredCases } from "../cases/preferred.ts";
import { judge } from "../checks/index.ts";
import type { Answer } from "../http/exchange.ts";
import { createLaw, isSuccess } from "../law/law.ts";
import crewkit from "../plans/crewkit/index.ts";
import { startMockTarget } from "../plans/crewkit/mock.ts";
import { bodyFor } from "../schema/body.ts";
import { valueFor } from "../schema/parameter.ts";

// Each operation × documented status, sent by the client and answered as the contract's example has it: what came over
// the wire keeps to the contract, and the client tells its caller just that.
const target = await startMockTarget({ limits: false });
afterAll(() => target.close());
const law = createLaw(readContract(), crewkit);
const bench = { ...law, foreign: new Set<string>(), closed: true, remembers: false };

for (const [operation, cases] of Map.groupBy(preferredCases(law), (each) => each.operation)) {
  describe(operation.operationId, () => {
    test.each(cases.map(({ status }) => status))("%i", async (status) => {
      const { answer, error } = await call(operation, status);
      const request = { operation, method: operation.method.toUpperCase(), target: operation.path, headers: {} };
      expect(judge({ request, answer }, { status }, bench)).toEqual([]);
      if (isSuccess(status)) return expect(error).toBeUndefined();
      const { error: reason, details } = JSON.parse(answer.text);
      expect(error).toBeInstanceOf(CrewkitError);
      expect(error).toMatchObject({ code: "refused", status, reason });
      expect((error as CrewkitError).details).toEqual(details);
    });
  });
}

/** Sends an operation's example with the client, and answers what came over the wire and what the client threw. */
async function call(operation: Operation, status: number): Promise<{ answer: Answer; error: unknown }> {
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
  const error = await http[operation.method.toUpperCase()]?.(operation.path, init).then(
    () => undefined,
    (thrown) => thrown,
  );
  if (!answer) throw error ?? new Error(`The client has no method ${operation.method}.`);
  return { answer, error };
}

function examples({ parameters }: Operation, place: string): Record<string, unknown> {
  const placed = parameters.filter((parameter) => parameter.in === place);
  return Object.fromEntries(placed.map((parameter) => [parameter.name, valueFor(law, parameter)]));
}
