import type { CoachingSuggestion } from "@crewkit/types";
import type { Handler } from "../../handler.ts";
import { dateRangeOf, previousRange, sessionsOf } from "../../rules/analytics/date-range.ts";
import { roundDollars, roundToTenth } from "../../rules/statistics/numbers.ts";
import { countOf, type Group, successRate, type Tally, tallyBy, tallyOf } from "../../rules/statistics/tally.ts";
import { byKeys } from "../../store/sorting.ts";

export const listCoachingAnalytics: Handler<"listCoachingAnalytics"> = (context) => {
  const range = dateRangeOf(context);
  const sessions = sessionsOf(context, range);
  const all = tallyOf(sessions);
  const previousGroups = tallyBy(sessionsOf(context, previousRange(range)), ({ user }) => user.id);
  const previousTallies = new Map(previousGroups.map(({ newest, tally }) => [newest.user.id, tally]));
  const rows = tallyBy(sessions, ({ user }) => user.id).map((group) =>
    rowOf(group, all, previousTallies.get(group.newest.user.id)),
  );
  return rows.sort(
    byKeys(
      "success_rate",
      ({ user }) => user.name,
      ({ user }) => user.id,
    ),
  );
};

function rowOf({ newest, tally: own }: Group, all: Tally, previous: Tally | undefined) {
  return {
    user: newest.user,
    total_sessions: own.sessions,
    judged_sessions: own.judged,
    success_rate: roundToTenth(successRate(own)),
    overall_success_rate: roundToTenth(successRate(all)),
    previous_success_rate: previous ? roundToTenth(successRate(previous)) : null,
    avg_turns: roundToTenth(own.turns / own.sessions),
    overall_avg_turns: roundToTenth(all.turns / all.sessions),
    avg_cost_usd: roundDollars(own.cost / own.sessions),
    overall_avg_cost_usd: roundDollars(all.cost / all.sessions),
    ...suggest(own, all),
  };
}

/**
 * The first suggestion that applies to a user's sessions, compared with all sessions before rounding. Null if no
 * suggestion applies, or if the user has fewer than three judged sessions.
 */
function suggest(own: Tally, all: Tally): { suggestion: CoachingSuggestion | null; suggestion_text: string | null } {
  const rule = own.judged < 3 ? undefined : rules.find(({ applies }) => applies(own, all));
  return { suggestion: rule?.suggestion ?? null, suggestion_text: rule?.text ?? null };
}

interface Rule {
  suggestion: CoachingSuggestion;
  applies(own: Tally, all: Tally): boolean;
  text: string;
}

const rules: Rule[] = [
  {
    suggestion: "try_coaching_role",
    applies: (own, all) => pointsAbove(own, all) <= -10,
    text: "Their sessions succeed less often than the average. An agent in the coaching role explains its steps.",
  },
  {
    suggestion: "split_tasks",
    applies: (own, all) => isHigh(own.turns * all.sessions, all.turns * own.sessions),
    text: "Their sessions take many more turns than the average. Smaller pieces of work are easier to get right.",
  },
  {
    suggestion: "review_costs",
    applies: (own, all) => isHigh(own.cost * all.sessions, all.cost * own.sessions),
    text: "Their sessions cost much more than the average. See which work and which agents the cost comes from.",
  },
  {
    suggestion: "share_practice",
    applies: (own, all) => pointsAbove(own, all) >= 10,
    text: "Their sessions succeed more often than the average. Colleagues can learn from how they work.",
  },
];

// The difference of the success rates in percentage points. Multiplied before dividing, so that ten points are exactly
// 10.
function pointsAbove(own: Tally, all: Tally): number {
  const difference = countOf(own, "success") * all.judged - countOf(all, "success") * own.judged;
  return (100 * difference) / (own.judged * all.judged);
}

// At least 1.5 times the average. The tolerance covers rounding errors in sums of dollars.
function isHigh(own: number, average: number): boolean {
  return average > 0 && own >= 1.5 * average * (1 - 1e-12);
}
