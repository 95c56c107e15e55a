import { boundOf, type Schemas } from "../../contract/values.ts";
import type { Handler, Result } from "../../rules/handler.ts";
import { createListCache } from "../../rules/list-cache.ts";
import { meanOf, roundDollars, roundToTenth } from "../../rules/statistics/numbers.ts";
import {
  countOf,
  type Group,
  successRate,
  type Tally,
  tallyBy,
  tallyOf,
  unfinishedOutcome,
} from "../../rules/statistics/tally.ts";
import { byKeys, byOrderOf } from "../../store/sorting.ts";
import type { Tables } from "../../store/tables.ts";
import { dateRangeOf, matchingSessions, previousRange, sessionsOf } from "./date-range.ts";
import { seriesOf } from "./series.ts";

export const getAnalyticsSummary: Handler<"getAnalyticsSummary"> = (context) => {
  const range = dateRangeOf(context);
  const tally = tallyOf(sessionsOf(context, range));
  return {
    data: {
      organization_id: context.organization.id,
      ...range,
      ...totalsOf(tally),
      unique_users: tally.users.size,
      avg_cost_usd: roundDollars(meanOf(tally.cost, tally.sessions)),
      ...averagesOf(tally),
    },
  };
};

export const getAnalyticsTimeseries: Handler<"getAnalyticsTimeseries"> = (context) => {
  const range = dateRangeOf(context);
  const points = seriesOf(context, range, sessionsOf(context, range)).map(([starts_at, tally]) => ({
    starts_at,
    ...totalsOf(tally),
    unique_users: tally.users.size,
  }));
  return { data: { organization_id: context.organization.id, period: context.query.period, ...range, points } };
};

type Session = Tables["sessions"];

export const getCostBreakdown: Handler<"getCostBreakdown"> = (context) => {
  const range = dateRangeOf(context);
  const sessions = sessionsOf(context, range);
  const all = tallyOf(sessions);
  const max = boundOf(context.contract, ["CostBreakdown", "by_component"], "maxItems");
  const byRepository = costsBy(sessions, ["project_id", "repository_id"]).map(
    ({ project_id, repository_id, ...costs }) => {
      const repository_name = context.store.repositories.get(repository_id ?? "")?.name ?? null;
      return { project_id, repository_id, repository_name, ...costs };
    },
  );
  return {
    data: {
      organization_id: context.organization.id,
      ...range,
      total_cost_usd: roundDollars(all.cost),
      cost_per_success_usd: roundDollars(meanOf(all.judgedCost, countOf(all, "success"))),
      by_outcome: costsBy(sessions, ["outcome"]).sort(byKeys("-total_cost_usd", "outcome")).slice(0, max),
      by_repository: byRepository
        .sort(byKeys("-total_cost_usd", "repository_name", "repository_id", "project_id"))
        .slice(0, max),
      by_component: costsBy(sessions, ["repository_id", "component"])
        .sort(byKeys("-total_cost_usd", "component", "repository_id"))
        .slice(0, max),
    },
  };
};

function costsBy<Field extends keyof Session>(sessions: readonly Session[], fields: Field[]) {
  const totalCost = tallyOf(sessions).cost;
  const valuesOf = (session: Session) => fields.map((field) => [field, session[field]]);
  return tallyBy(sessions, (session) => JSON.stringify(valuesOf(session))).map(({ newest, tally }) => ({
    ...(Object.fromEntries(valuesOf(newest)) as Pick<Session, Field>),
    total_sessions: tally.sessions,
    total_cost_usd: roundDollars(tally.cost),
    cost_share: totalCost === 0 ? 0 : roundToTenth((100 * tally.cost) / totalCost),
  }));
}

export const getSuccessTrend: Handler<"getSuccessTrend"> = (context) => {
  const range = dateRangeOf(context);
  const sessions = sessionsOf(context, range);
  const points = seriesOf(context, range, sessions);
  return {
    data: {
      organization_id: context.organization.id,
      period: context.query.period,
      ...range,
      success_rate: roundToTenth(successRate(tallyOf(sessions))),
      previous_success_rate: roundToTenth(successRate(tallyOf(sessionsOf(context, previousRange(range))))),
      points: points.map(([starts_at, tally]) => ({ starts_at, ...outcomesOf(tally) })),
    },
  };
};

function outcomesOf(tally: Tally) {
  return {
    judged_sessions: tally.judged,
    successful_sessions: countOf(tally, "success"),
    failed_sessions: countOf(tally, "failure"),
    abandoned_sessions: countOf(tally, unfinishedOutcome),
    success_rate: roundToTenth(successRate(tally)),
  };
}

export const listAnalyticsByAgent: Handler<"listAnalyticsByAgent"> = (context) => {
  const range = dateRangeOf(context);
  return agentRows(matchingSessions(context), Object.values(range), () => {
    const groups = tallyBy(sessionsOf(context, range), ({ agent_name }) => agent_name);
    const rows = groups.map(({ newest, tally }) => ({
      agent_name: newest.agent_name,
      ...metricsOf(tally),
      unique_users: tally.users.size,
    }));
    return rows.sort(byOrderOf(context.contract, "listAnalyticsByAgent"));
  });
};

const agentRows = createListCache<Result<"listAnalyticsByAgent">["data"][number]>();

export const listAnalyticsByProject: Handler<"listAnalyticsByProject"> = (context) => {
  const range = dateRangeOf(context);
  const projects = context.store.projects.in(context.organization.id);
  return projectRows(matchingSessions(context), [...Object.values(range), projects], () => {
    const groups = tallyBy(sessionsOf(context, range), ({ project_id }) => project_id);
    const rows = groups.flatMap(({ newest, tally }) => {
      const project = context.store.projects.get(newest.project_id);
      if (!project) return [];
      const { id: project_id, name: project_name } = project;
      return [{ project_id, project_name, ...metricsOf(tally), unique_users: tally.users.size }];
    });
    return rows.sort(byOrderOf(context.contract, "listAnalyticsByProject"));
  });
};

const projectRows = createListCache<Result<"listAnalyticsByProject">["data"][number]>();

export const listAnalyticsByUser: Handler<"listAnalyticsByUser"> = (context) => {
  const range = dateRangeOf(context);
  return userRows(matchingSessions(context), Object.values(range), () => {
    const groups = tallyBy(sessionsOf(context, range), ({ user }) => user.id);
    const rows = groups.map(({ newest, tally }) => ({ user: newest.user, ...metricsOf(tally) }));
    return rows.sort(byOrderOf(context.contract, "listAnalyticsByUser"));
  });
};

const userRows = createListCache<Result<"listAnalyticsByUser">["data"][number]>();

function metricsOf(tally: Tally) {
  return { ...totalsOf(tally), avg_cost_usd: roundDollars(tally.cost / tally.sessions), ...averagesOf(tally) };
}

function totalsOf({ sessions, cost, inputTokens, outputTokens }: Tally) {
  return {
    total_sessions: sessions,
    total_cost_usd: roundDollars(cost),
    total_input_tokens: inputTokens,
    total_output_tokens: outputTokens,
  };
}

function averagesOf(tally: Tally) {
  return {
    avg_duration_seconds: roundToTenth(meanOf(tally.seconds, tally.ended)),
    judged_sessions: tally.judged,
    success_rate: roundToTenth(successRate(tally)),
  };
}

export const listCoachingAnalytics: Handler<"listCoachingAnalytics"> = (context) => {
  const range = dateRangeOf(context);
  return coachingRows(matchingSessions(context), Object.values(range), () => {
    const sessions = sessionsOf(context, range);
    const all = tallyOf(sessions);
    const previousGroups = tallyBy(sessionsOf(context, previousRange(range)), ({ user }) => user.id);
    const previousTallies = new Map(previousGroups.map(({ newest, tally }) => [newest.user.id, tally]));
    const rows = tallyBy(sessions, ({ user }) => user.id).map((group) =>
      rowOf(group, all, previousTallies.get(group.newest.user.id)),
    );
    return rows.sort(byOrderOf(context.contract, "listCoachingAnalytics"));
  });
};

const coachingRows = createListCache<Result<"listCoachingAnalytics">["data"][number]>();

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
function suggest(
  own: Tally,
  all: Tally,
): { suggestion: Schemas["CoachingSuggestion"] | null; suggestion_text: string | null } {
  const rule = own.judged < 3 ? undefined : rules.find(({ applies }) => applies(own, all));
  return { suggestion: rule?.suggestion ?? null, suggestion_text: rule?.text ?? null };
}

interface Rule {
  suggestion: Schemas["CoachingSuggestion"];
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
