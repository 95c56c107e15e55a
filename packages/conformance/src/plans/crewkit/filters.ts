import type { Filter, ItemFilter, Partition, SumFilter } from "../../base/plan.ts";
import type { RunContext } from "../../base/run-context.ts";
import { groupBy } from "../../values/group.ts";
import { valueAt } from "../../values/json.ts";
import { maxStacks } from "./contract.ts";
import { sum } from "./setup/statistics.ts";

// A thread contains only the IDs of its newest sessions. It matches if one of its sessions matches every filter.
const inSessions: Partial<ItemFilter> = {
  async parts(context) {
    const sessions = await context.readAll("listSessions");
    const byThread = groupBy(sessions, ({ thread_id }) => String(thread_id));
    return ({ id }) => byThread.get(String(id)) ?? [];
  },
};

// The parameter is required, so read the whole list by passing all known stacks.
const byStacks: Partial<ItemFilter> = {
  async allItems(context) {
    const known = (await context.readAll("listAvailablePlaybooks")).flatMap(({ stacks }) => stacks);
    const stacks = [...new Set([...known, "rails", "typescript"])].slice(0, maxStacks(context));
    return context.readAll("listPlaybooksForStacks", { query: { stacks } });
  },
};

const inGroups = analytics((body) => sumAt(body, "/data", "total_sessions"));

/** Filters that `x-filter` cannot describe, because the response contains only totals or no fields to compare. */
export const filters: Record<string, Record<string, Filter>> = {
  listSessionThreads: {
    project_id: inSessions,
    agent_name: inSessions,
    repo: inSessions,
    current_user_only: inSessions,
  },
  searchSessions: { q: { allItems: (context) => context.readAll("listSessions") } },
  listPlaybooksForStacks: { stacks: byStacks },
  getAnalyticsSummary: analytics((body) => Number(valueAt(body, "/data/total_sessions"))),
  getAnalyticsTimeseries: analytics((body) => sumAt(body, "/data/points", "total_sessions")),
  getCostBreakdown: analytics((body) => sumAt(body, "/data/by_outcome", "total_sessions")),
  getSuccessTrend: analytics((body) => sumAt(body, "/data/points", "judged_sessions"), "judged_sessions"),
  listAnalyticsByAgent: { ...inGroups, agent_name: {} },
  listAnalyticsByUser: inGroups,
  listAnalyticsByProject: { ...inGroups, project_id: {} },
  listCoachingAnalytics: inGroups,
};

function analytics(total: SumFilter["total"], field = "total_sessions"): Record<string, SumFilter> {
  return {
    start_date: { total, parts: days },
    end_date: { total, parts: days },
    project_id: { total, parts: (context) => parts(context, "listAnalyticsByProject", "project_id", field) },
    agent_name: { total, parts: (context) => parts(context, "listAnalyticsByAgent", "agent_name", field) },
  };
}

// Single-day ranges are empty if the API excludes their start or end date.
async function days(context: RunContext): Promise<Partition> {
  const sessions = await context.call("listSessions", { query: { per_page: 1 } });
  const newest = Date.parse(String(valueAt(sessions, "/data/0/started_at")));
  if (Number.isNaN(newest)) return { whole: {}, parts: [] };
  const dates = Array.from({ length: 4 }, (_, index) =>
    new Date(newest - (3 - index) * 86_400_000).toISOString().slice(0, 10),
  );
  const [start_date = "", end_date = ""] = [dates[0], dates.at(-1)];
  return { whole: { start_date, end_date }, parts: dates.map((each) => ({ start_date: each, end_date: each })) };
}

async function parts(context: RunContext, operationId: string, name: string, field: string): Promise<Partition> {
  const items = await context.readAll(operationId);
  const named = items.filter((item) => typeof item[name] === "string");
  const others = items.filter((item) => !named.includes(item));
  const remainder = sum(others, `/${field}`);
  return { whole: {}, parts: named.map((item) => ({ [name]: String(item[name]) })), remainder };
}

function sumAt(body: unknown, pointer: string, field: string): number {
  const items = valueAt(body, pointer);
  return Array.isArray(items) ? sum(items, `/${field}`) : Number.NaN;
}
