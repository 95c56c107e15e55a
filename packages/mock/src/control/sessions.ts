import { resolve } from "@crewkit/openapi";
import type { KnownValues, Session, SessionTask } from "@crewkit/types";
import { ApiError, invalid } from "../base/api-error.ts";
import { requireSupportedTime, toTimestamp } from "../base/clock.ts";
import { memoize } from "../base/memoize.ts";
import { rejectInvalid, validateInput } from "../contract/control-document.ts";
import type { SchemaCheck, SchemaChecks } from "../contract/validation.ts";
import { boundOf, enumValuesOf } from "../contract/values.ts";
import type { TaskCreate } from "../generated/control.ts";
import { planAnalysis } from "../resources/sessions/jobs.ts";
import type { State } from "../state/state.ts";
import { sampleTask } from "../store/sample-data.ts";
import type { Tables } from "../store/tables.ts";

export interface ControlSessions {
  /**
   * Sets the outcome of a session's analysis. If the session has ended, the analysis is complete immediately. If the
   * session is running, the analysis after its end uses this outcome. Null leaves the session without an outcome.
   *
   * @param options.summary replaces the session's summary when the analysis is complete.
   * @returns the session.
   * @throws ApiError 404 if the session does not exist, 422 if the outcome or summary is invalid.
   */
  setOutcome(sessionId: string, outcome: KnownOutcome, options?: { summary?: string }): Session;
  /**
   * Adds a subagent task to a session, because no operation of the API creates tasks.
   *
   * @throws ApiError 404 if the session does not exist, 422 if the task is invalid.
   */
  addTask(sessionId: string, task?: TaskCreate): SessionTask;
}

export type KnownOutcome = KnownValues<Session>["outcome"];

export function createControlSessions(state: State): ControlSessions {
  const { store, random } = state;
  return {
    setOutcome(sessionId, outcome, options) {
      const session = findSession(state, sessionId);
      const analysis = { outcome, ...options };
      validateInput(state.getChecks, "SessionAnalysis", analysis);
      checkAnalysis(state, analysis);
      return planAnalysis(store, session, { outcome, summary: analysis.summary ?? null });
    },
    addTask(sessionId, input = {}) {
      const session = findSession(state, sessionId);
      const { id, session_id, ...defaults } = sampleTask;
      const { started_at = nextStart(state, session) } = input;
      const fields = { ...defaults, ...input, started_at };
      rejectInvalid(getTaskCheck(state.getChecks(state.contract))(fields));
      return store.tasks.add({ id: random.uuid(), session_id: session.id, ...fields });
    },
  };
}

function findSession({ store }: State, id: string): Tables["sessions"] {
  const session = store.sessions.get(id.toLowerCase());
  if (!session) throw new ApiError(404, { error: `No session has the ID ${id}` });
  return session;
}

function checkAnalysis({ contract }: State, { outcome, summary = "" }: { outcome: string | null; summary?: string }) {
  const outcomes: (string | null)[] = enumValuesOf(contract, "SessionOutcome");
  if (outcome !== null && !outcomes.includes(outcome))
    throw invalid(422, { outcome: [`must be ${outcomes.join(", ")} or null`] });
  const maxLength = boundOf(contract, ["Session", "summary"], "maxLength");
  if ([...summary].length > maxLength) throw invalid(422, { summary: [`must be at most ${maxLength} characters`] });
}

/** The check of a new task. Unlike in responses, unknown fields are invalid. */
export const getTaskCheck: (checks: SchemaChecks) => SchemaCheck = memoize((checks) => {
  const $ref = "#/components/schemas/SessionTask";
  const schema: { properties: Record<string, object> } = resolve(checks.document, { $ref });
  const { id, session_id, ...properties } = schema.properties;
  return checks.of({ type: "object", additionalProperties: false, required: Object.keys(properties), properties });
});

function nextStart({ store }: State, session: Tables["sessions"]): string {
  const last = store.tasks.in(session.id).at(-1);
  if (!last) return session.started_at;
  const end = Date.parse(last.started_at) + Math.ceil(last.duration_seconds) * 1000;
  return toTimestamp(requireSupportedTime(end, "started_at"));
}
