import { compare } from "../../store/orders.ts";
import type { Store } from "../../store/store.ts";
import type { Tables } from "../../store/tables.ts";

type Session = Tables["sessions"];

/**
 * The sessions that pass, oldest first. Moments are whole seconds: those that began in the same one follow as they
 * came, so that what was compacted stands before what it went on in.
 */
export function oldestFirst(store: Store, passes: (session: Session) => boolean): Session[] {
  return store.sessions
    .all()
    .filter(passes)
    .sort((a, b) => compare(a.started_at, b.started_at));
}

/** When a session ends that ends now: not before it began, though the clock may have been set back meanwhile. */
export function endOf({ started_at }: Session, now: string): string {
  return now < started_at ? started_at : now;
}

/** What a session counts before its first report. */
export const fromZero: Pick<Session, "total_turns" | "model_metrics"> = {
  total_turns: 0,
  model_metrics: { input_tokens: 0, output_tokens: 0, cost_usd: 0 },
};

/** What a session that runs does not have yet. */
export const stillRunning: Pick<Session, "summary" | "outcome" | "ended_at"> = {
  summary: null,
  outcome: null,
  ended_at: null,
};
