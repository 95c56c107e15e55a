import { cost, judged, type Session, successRate } from "./sessions.ts";
import { groups, mean, one, order, usd } from "./statistics.ts";

/** How each user does beside all, and whom it would help to hear of it; those who succeed least come first. */
export function coaching(some: Session[], earlier: Session[]) {
  const rows = groups(some, ({ user }) => user.id).map((own) => row(own, some, earlier));
  return rows.sort(
    order(
      (each) => each.success_rate,
      (each) => each.user.name,
      "rising",
    ),
  );
}

const texts = {
  try_coaching_role:
    "Their sessions succeed less often than the average. An agent in the coaching role explains its steps.",
  split_tasks: "Their sessions take many more turns than the average. Smaller pieces of work are easier to get right.",
  review_costs: "Their sessions cost much more than the average. See which work and which agents the cost comes from.",
  share_practice: "Their sessions succeed more often than the average. Colleagues can learn from how they work.",
};

function row(own: Session[], some: Session[], earlier: Session[]) {
  const { user } = own[0] as Session;
  const suggestion = suggest(own, some);
  return {
    user,
    total_sessions: own.length,
    judged_sessions: judged(own).length,
    success_rate: one(successRate(own)),
    overall_success_rate: one(successRate(some)),
    previous_success_rate: one(successRate(earlier.filter((each) => each.user.id === user.id))),
    avg_turns: one(turns(own)),
    overall_avg_turns: one(turns(some)),
    avg_cost_usd: usd(mean(own, cost)),
    overall_avg_cost_usd: usd(mean(some, cost)),
    suggestion,
    suggestion_text: suggestion && texts[suggestion],
  };
}

/** The first that applies; none where fewer than three sessions are judged. */
function suggest(own: Session[], some: Session[]): keyof typeof texts | null {
  if (judged(own).length < 3) return null;
  const points = (successRate(own) ?? 0) - (successRate(some) ?? 0);
  if (points <= -10) return "try_coaching_role";
  if ((turns(own) ?? 0) >= 1.5 * (turns(some) ?? 0)) return "split_tasks";
  if ((mean(own, cost) ?? 0) >= 1.5 * (mean(some, cost) ?? 0)) return "review_costs";
  return points >= 10 ? "share_practice" : null;
}

function turns(some: Session[]): number | null {
  return mean(some, ({ total_turns }) => total_turns);
}
