import type { Expectation } from "../checks/check.ts";
import { runChecks } from "../checks/index.ts";
import { isExpectedStatus } from "../checks/status.ts";
import { writesNotAllowed } from "../context/skip.ts";
import { type ParsedResponse, parseResponse, type RequestDraft } from "../http/draft.ts";
import type { RequestOverrides } from "../plan/plan.ts";
import type { Scenario, ScenarioSteps, SendAnyOptions } from "../scenarios/scenario.ts";
import { successOf } from "../spec/model.ts";
import { valueAt } from "../values/json.ts";
import type { TestEnvironment, TestLog } from "./run-test.ts";

export async function runScenario(
  { kind, writes, run }: Scenario,
  environment: TestEnvironment,
  log: TestLog,
): Promise<void> {
  if (writes && !environment.context.target.writes) throw writesNotAllowed();
  await run(createScenarioSteps(environment, log, kind)).catch((error: unknown) => {
    if (!(error instanceof StepFailedError)) throw error;
  });
}

// Ends a scenario: later steps would fail for the same reason.
class StepFailedError extends Error {}

function createScenarioSteps(environment: TestEnvironment, log: TestLog, kind: string): ScenarioSteps {
  const { context, checkContext, latest, seed } = environment;

  async function exchange(
    draft: RequestDraft,
    expectation: Expectation,
    options: SendAnyOptions = {},
  ): Promise<ParsedResponse> {
    const exchange = await context.send(draft, { now: options.now });
    log.exchange = exchange;
    const found = options.unchecked ? [] : runChecks(exchange, expectation, checkContext);
    const { operationId } = draft.operation;
    log.failures.push(
      ...found.map(({ check, message, rule = message, ...failure }) => ({
        ...failure,
        check: check === "status" ? kind : check,
        message: `${operationId}: ${message}`,
        rule,
        operationId: check === "status" ? (expectation.operationId ?? operationId) : operationId,
      })),
    );
    return parseResponse(draft, exchange.response);
  }

  async function send(draft: RequestDraft, expectation?: number | Expectation): Promise<ParsedResponse> {
    const expected: Expectation = typeof expectation === "number" ? { status: expectation } : (expectation ?? {});
    const { status = successOf(draft.operation) } = expected;
    const response = await exchange(draft, { ...expected, status });
    if (!isExpectedStatus(draft.operation, status, response.status)) throw new StepFailedError();
    return response;
  }

  async function call(operationId: string, overrides: RequestOverrides = {}, status?: number): Promise<ParsedResponse> {
    return send(await context.createDraft(context.spec.operation(operationId), { isolated: true, overrides }), status);
  }

  return {
    context,
    send,
    sendAnyStatus: (draft, options) => exchange(draft, {}, options),
    call,
    callAndRead: async (operationId, pointer, overrides) => valueAt((await call(operationId, overrides)).body, pointer),
    expect(condition, message, about = {}) {
      if (condition) return;
      const facts = typeof about === "string" ? { operationId: about } : about;
      const exchange = latest.get(facts.operationId ?? "") ?? [...latest.values()].at(-1);
      log.failures.push({ check: kind, message, exchange, ...facts });
    },
    seed,
  };
}
