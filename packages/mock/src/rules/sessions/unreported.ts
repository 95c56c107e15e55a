import type { Tables } from "../../store/tables.ts";

/** What a session has before anything is reported of it. */
export const unreported: Pick<
  Tables["sessions"],
  "total_turns" | "model_metrics" | "summary" | "outcome" | "ended_at"
> = {
  total_turns: 0,
  model_metrics: { input_tokens: 0, output_tokens: 0, cost_usd: 0 },
  summary: null,
  outcome: null,
  ended_at: null,
};
