import type { Partition, SumFilter } from "../../../../base/plan.ts";
import type { RunContext } from "../../../../base/run-context.ts";
import { missingToken } from "../../../../base/skip.ts";
import { valueAt } from "../../../../values/json.ts";
import { otherActors } from "../../common/organizations.ts";
import { sum } from "../../common/statistics.ts";
import type { TagPlan } from "../../common/tag-plan.ts";
import { addSession } from "../sessions/setup.ts";
import { scenarios } from "./scenarios.ts";

const inGroups = totalFilters((body) => sumAt(body, "/data", "total_sessions"));

export const analytics: TagPlan = {
  lists: {
    listAnalyticsByAgent: {
      sameForAll: true,
      addItem: (context) => addSession(context, { agent_name: context.unique("agent") }),
    },
    listAnalyticsByUser: { sameForAll: true, addItem: addSessionsOfActors },
    listAnalyticsByProject: { sameForAll: true, addItem: addSessionInNewProject },
    listCoachingAnalytics: { sameForAll: true, addItem: addSessionsOfActors },
  },
  filters: {
    getAnalyticsSummary: totalFilters((body) => Number(valueAt(body, "/data/total_sessions"))),
    getAnalyticsTimeseries: totalFilters((body) => sumAt(body, "/data/points", "total_sessions")),
    getCostBreakdown: totalFilters((body) => sumAt(body, "/data/by_outcome", "total_sessions")),
    getSuccessTrend: totalFilters((body) => sumAt(body, "/data/points", "judged_sessions"), "judged_sessions"),
    listAnalyticsByAgent: { ...inGroups, agent_name: {} },
    listAnalyticsByUser: inGroups,
    listAnalyticsByProject: { ...inGroups, project_id: {} },
    listCoachingAnalytics: inGroups,
  },
  scenarios,
  needs: [
    [
      / > custom (adds up to the summary|has a point for each period|covers 30 days|compares with the)/,
      { writes: false },
    ],
  ],
};

async function addSessionsOfActors(context: RunContext): Promise<void> {
  if (otherActors(context).length === 0) throw missingToken("member");
  for (const as of ["owner", "admin", "member"])
    if (context.target.tokens[as] !== undefined) await addSession(context, {}, as);
}

async function addSessionInNewProject(context: RunContext): Promise<unknown> {
  const project_id = await context.callForText("createProject", "/data/id");
  const repository_id = await context.callForText("createRepository", "/data/id", { path: { project_id } });
  return addSession(context, { repository_id });
}

function totalFilters(total: SumFilter["total"], field = "total_sessions"): Record<string, SumFilter> {
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
