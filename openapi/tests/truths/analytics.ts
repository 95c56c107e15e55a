import { daysBefore, daysOf, type Period, periodOf, periodsOf } from "../models/calendar.ts";
import { coaching } from "../models/coaching.ts";
import { costBreakdown } from "../models/cost-breakdown.ts";
import { nameOf } from "../models/names.ts";
import { averages, having, judged, type Session, sessions, successRate, totals, users } from "../models/sessions.ts";
import { byCost, groups, one } from "../models/statistics.ts";
import { page, the, type World } from "../world.ts";

interface Query {
  start_date?: string;
  end_date?: string;
  project_id?: unknown;
  agent_name?: string;
}

/** What Acme's sessions add up to: filtered by the operations' own parameter examples, or of the last 30 days. */
export const truths = {
  "getAnalyticsSummary.200.filtered": (world: World) => summary(world, filters(world)),
  "getAnalyticsSummary.200.unfiltered": (world: World) => summary(world, {}),
  "getAnalyticsTimeseries.200.filtered": (world: World) => timeseries(world, filters(world), "weekly"),
  "getAnalyticsTimeseries.200.monthly": (world: World) => timeseries(world, {}, "monthly"),
  "listAnalyticsByAgent.200.filtered": (world: World) => byAgent(world, filters(world)),
  "listAnalyticsByAgent.200.unfiltered": (world: World) => byAgent(world, {}),
  "listAnalyticsByUser.200.filtered": (world: World) => byUser(world, filters(world)),
  "listAnalyticsByUser.200.unfiltered": (world: World) => byUser(world, {}),
  "listAnalyticsByProject.200.filtered": (world: World) => byProject(world, filters(world)),
  "listAnalyticsByProject.200.unfiltered": (world: World) => byProject(world, {}),
  "getCostBreakdown.200.filtered": (world: World) => breakdown(world, filters(world)),
  "getCostBreakdown.200.unfiltered": (world: World) => breakdown(world, {}),
  "getSuccessTrend.200.filtered": (world: World) => successTrend(world, filters(world), "weekly"),
  "getSuccessTrend.200.monthly": (world: World) => successTrend(world, {}, "monthly"),
  "listCoachingAnalytics.200.filtered": (world: World) => page(coaching(select(world, filters(world)), [])),
  "listCoachingAnalytics.200.unfiltered": (world: World) => page(coaching(select(world, {}), [])),
};

function filters(world: World): Query {
  const { id } = the(world, "projects", "checkout");
  return { start_date: "2026-11-01", end_date: "2026-11-20", project_id: id, agent_name: "reviewer" };
}

/** The sessions that count: those that began on the days of the query, whoever may see them. */
function select(world: World, query: Query, { start_date, end_date } = daysOf(query)): Session[] {
  return sessions(world).filter(({ started_at, project_id, agent_name }) => {
    const date = started_at.slice(0, 10);
    const isOfThen = start_date <= date && date <= end_date;
    const isOfProject = !query.project_id || project_id === query.project_id;
    return isOfThen && isOfProject && (!query.agent_name || agent_name === query.agent_name);
  });
}

/** What each answer begins with. */
function scope(world: World, query: Query) {
  return { organization_id: the(world, "organizations", "acme").id, ...daysOf(query) };
}

function summary(world: World, query: Query) {
  const some = select(world, query);
  return { data: { ...scope(world, query), ...totals(some), unique_users: users(some), ...averages(some) } };
}

function timeseries(world: World, query: Query, period: Period) {
  const points = byPeriod(world, query, period).map(([starts_at, some]) => {
    return { starts_at, ...totals(some), unique_users: users(some) };
  });
  return { data: { ...scope(world, query), period, points } };
}

function byAgent(world: World, query: Query) {
  const rows = groups(select(world, query), ({ agent_name }) => agent_name).map((some) => {
    return { agent_name: some[0]?.agent_name ?? null, ...totals(some), unique_users: users(some), ...averages(some) };
  });
  return page(rows.sort(byCost((row) => row.agent_name)));
}

function byUser(world: World, query: Query) {
  const rows = groups(select(world, query), ({ user }) => user.id).map((some) => {
    return { user: (some[0] as Session).user, ...totals(some), ...averages(some) };
  });
  return page(rows.sort(byCost((row) => row.user.name)));
}

function byProject(world: World, query: Query) {
  const rows = groups(select(world, query), ({ project_id }) => project_id).map((some) => {
    const project = {
      project_id: some[0]?.project_id ?? null,
      project_name: nameOf(world, "projects", some[0]?.project_id),
    };
    return { ...project, ...totals(some), unique_users: users(some), ...averages(some) };
  });
  return page(rows.sort(byCost((row) => row.project_name)));
}

function breakdown(world: World, query: Query) {
  return { data: { ...scope(world, query), ...costBreakdown(world, select(world, query)) } };
}

function successTrend(world: World, query: Query, period: Period) {
  const points = byPeriod(world, query, period).map(([starts_at, some]) => ({
    starts_at,
    judged_sessions: judged(some).length,
    successful_sessions: having(some, "success").length,
    failed_sessions: having(some, "failure").length,
    abandoned_sessions: having(some, "abandoned").length,
    success_rate: one(successRate(some)),
  }));
  const days = daysOf(query);
  const success_rate = one(successRate(select(world, query)));
  const previous_success_rate = one(successRate(select(world, query, daysBefore(days))));
  return { data: { ...scope(world, query), period, success_rate, previous_success_rate, points } };
}

function byPeriod(world: World, query: Query, period: Period): [string, Session[]][] {
  const some = select(world, query);
  return periodsOf(daysOf(query), period).map((starts_at) => [
    starts_at,
    some.filter(({ started_at }) => periodOf(started_at, period) === starts_at),
  ]);
}
