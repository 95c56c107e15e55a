import type { Expectation } from "../base/failure.ts";
import { successOf } from "../base/model.ts";
import type { ParsedResponse, RequestDraft, RequestOverrides } from "../base/request.ts";
import { writesNotAllowed } from "../base/skip.ts";
import type { SendAnyOptions } from "../base/steps.ts";
import { runChecks } from "../checks/index.ts";
import { isExpectedStatus } from "../checks/status.ts";
import type { EngineSteps } from "../context/engine-context.ts";
import { parseResponse } from "../http/draft.ts";
import type { Scenario } from "../scenarios/scenario.ts";
import { inRule } from "../values/format.ts";
import { valueAt } from "../values/json.ts";
import type { TestEnvironment, TestLog } from "./task.ts";

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

function createScenarioSteps(environment: TestEnvironment, log: TestLog, kind: string): EngineSteps {
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
      ...found.map(({ check, message, ...failure }) => ({
        ...failure,
        check: check === "status" ? kind : check,
        message: `${operationId}: ${message}`,
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
      log.failures.push({ check: kind, ...inRule(message), exchange, ...facts });
    },
    seed,
  };
}
