import type { KnownValues, SessionOutcome } from "@crewkit/types";
import type { Item } from "../../../base/request.ts";
import { valueAt } from "../../../values/json.ts";

export function sum(sessions: readonly Item[], pointer: string): number {
  return sessions.reduce((total, session) => total + Number(valueAt(session, pointer)), 0);
}

/** Null if there are no sessions. */
export function mean(sessions: readonly Item[], pointer: string, decimals: number): number | null {
  return sessions.length === 0 ? null : round(sum(sessions, pointer) / sessions.length, decimals);
}

/** The percentage of sessions with an outcome that succeeded. */
export function successRate(sessions: readonly Item[]): number | null {
  const { judged, successful } = byOutcome(sessions);
  return judged.length === 0 ? null : round((100 * successful.length) / judged.length, 1);
}

export function byOutcome(sessions: readonly Item[]): { judged: Item[]; successful: Item[] } {
  const judged = sessions.filter(({ outcome }) => outcome !== null);
  return { judged, successful: judged.filter(({ outcome }) => outcome === success) };
}

const success = "success" satisfies KnownValues<SessionOutcome>;

export function endedOf(sessions: readonly Item[]): Item[] {
  return sessions.filter(({ ended_at }) => ended_at !== null);
}

export function round(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}
