import type { Tables } from "../../store/tables.ts";
import { meanOf } from "./numbers.ts";

type Session = Tables["sessions"];

/** The outcome of a session that ended without turns, or before the work was finished. */
export const unfinishedOutcome: NonNullable<Session["outcome"]> = "abandoned";

/** Unrounded totals of sessions. */
export class Tally {
  sessions = 0;
  /** In US dollars. */
  cost = 0;
  inputTokens = 0;
  outputTokens = 0;
  turns = 0;
  users: Set<string> = new Set();
  ended = 0;
  seconds = 0;
  judged = 0;
  judgedCost = 0;
  outcomes: Map<Session["outcome"], number> = new Map();
}

export interface Group {
  newest: Session;
  tally: Tally;
}

export function tallyOf(sessions: readonly Session[]): Tally {
  const tally = new Tally();
  for (const session of sessions) addSession(tally, session);
  return tally;
}

/** The sessions must be sorted newest first. */
export function tallyBy(sessions: readonly Session[], key: (session: Session) => unknown): Group[] {
  return groupBy(sessions, key).map((group) => ({ newest: group[0], tally: tallyOf(group) }));
}

export type NonEmptySessions = [Session, ...Session[]];

export function groupBy(sessions: readonly Session[], key: (session: Session) => unknown): NonEmptySessions[] {
  const groups = new Map<unknown, NonEmptySessions>();
  for (const session of sessions) {
    const name = key(session);
    const group = groups.get(name);
    if (group) group.push(session);
    else groups.set(name, [session]);
  }
  return [...groups.values()];
}

export function addSession(
  tally: Tally,
  { user, model_metrics, total_turns, outcome, started_at, ended_at }: Session,
): void {
  tally.sessions += 1;
  tally.cost += model_metrics.cost_usd;
  tally.inputTokens += model_metrics.input_tokens;
  tally.outputTokens += model_metrics.output_tokens;
  tally.turns += total_turns;
  tally.users.add(user.id);
  tally.outcomes.set(outcome, countOf(tally, outcome) + 1);
  if (ended_at !== null) {
    tally.ended += 1;
    // The clock can be set back, but a duration is never negative.
    tally.seconds += Math.max(0, Date.parse(ended_at) - Date.parse(started_at)) / 1000;
  }
  if (outcome !== null) {
    tally.judged += 1;
    tally.judgedCost += model_metrics.cost_usd;
  }
}

export function countOf({ outcomes }: Tally, outcome: Session["outcome"]): number {
  return outcomes.get(outcome) ?? 0;
}

/** The unrounded percentage of judged sessions that succeeded. */
export function successRate(tally: Tally): number | null {
  return meanOf(100 * countOf(tally, "success"), tally.judged);
}
