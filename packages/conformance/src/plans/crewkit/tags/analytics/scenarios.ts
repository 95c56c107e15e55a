import { isDeepStrictEqual } from "node:util";
import type { CustomScenario } from "../../../../base/plan.ts";
import type { Item } from "../../../../base/request.ts";
import type { RunContext } from "../../../../base/run-context.ts";
import { SkipError } from "../../../../base/skip.ts";
import { differences } from "../../../../values/differences.ts";
import { inRule, joinTexts, text } from "../../../../values/format.ts";
import { groupBy } from "../../../../values/group.ts";
import { isObject, valueAt } from "../../../../values/json.ts";
import { createTeam, otherActors } from "../../common/organizations.ts";
import type { OperationId } from "../../common/requests.ts";
import { byOutcome, endedOf, mean, round, successRate, sum } from "../../common/statistics.ts";
import type { CrewkitSteps, CustomScenarios } from "../../common/tag-plan.ts";
import { endNewSession } from "../sessions/setup.ts";

const costs = ["total_sessions", "total_cost_usd"];
const metrics = [...costs, "total_input_tokens", "total_output_tokens"];

export const scenarios: CustomScenarios = {
  getAnalyticsSummary: {
    "matches the sessions of an organization": matchesSessions,
    async "covers 30 days by default"({ expectValues }) {
      const query = { end_date: "2026-03-10" };
      await expectValues("getAnalyticsSummary", { query }, { start_date: "2026-02-09" });
    },
  },
  listAnalyticsByAgent: { "adds up to the summary": addsUp("listAnalyticsByAgent") },
  listAnalyticsByUser: { "adds up to the summary": addsUp("listAnalyticsByUser") },
  listAnalyticsByProject: { "adds up to the summary": addsUp("listAnalyticsByProject") },
  getAnalyticsTimeseries: {
    "adds up to the summary": addsUp("getAnalyticsTimeseries", "/data/points"),
    "has a point for each period": hasAllPeriods("getAnalyticsTimeseries"),
  },
  getCostBreakdown: { "adds up to the summary": addsUp("getCostBreakdown", "/data/by_outcome", costs) },
  getSuccessTrend: {
    "has a point for each period": hasAllPeriods("getSuccessTrend"),
    "compares with the previous range": comparesWithPreviousRange,
  },
};

function addsUp(operationId: OperationId, pointer?: string, names: readonly string[] = metrics): CustomScenario {
  return async ({ context, callAndRead, expect }) => {
    const summarize = () => callAndRead("getAnalyticsSummary", "/data");
    const before = await summarize();
    const parts = pointer ? await callAndRead(operationId, pointer) : await context.readAll(operationId);
    if (!isDeepStrictEqual(before, await summarize()))
      throw new SkipError("Sessions were added while the totals were read.");
    const items = [parts].flat().filter(isObject);
    for (const name of names) {
      const [actual, total] = [sum(items, `/${name}`), Number(valueAt(before, `/${name}`))];
      // Each part is rounded to four decimals.
      const isSame = Math.abs(actual - total) <= 0.00006 * (items.length + 1);
      expect(isSame, text`Expected ${inRule(name)} to add up to the summary's ${total}, but received ${actual}.`);
    }
  };
}

// An operation, the position of the totals in its response, and the fields of sessions that group the totals.
const reports: [OperationId, pointer: string, groupedBy: string[]][] = [
  ["getAnalyticsSummary", "/data", []],
  ["listAnalyticsByAgent", "/data", ["/agent_name"]],
  ["listAnalyticsByUser", "/data", ["/user/id"]],
  ["listCoachingAnalytics", "/data", ["/user/id"]],
  ["listAnalyticsByProject", "/data", ["/project_id"]],
  ["getSuccessTrend", "/data", []],
  ["getCostBreakdown", "/data", []],
  ["getCostBreakdown", "/data/by_outcome", ["/outcome"]],
  ["getCostBreakdown", "/data/by_repository", ["/project_id", "/repository_id"]],
  ["getCostBreakdown", "/data/by_component", ["/repository_id", "/component"]],
];

async function matchesSessions({ context, callAndRead, expect, expectEqual }: CrewkitSteps): Promise<void> {
  const path = { org_id: await createTeam(context, otherActors(context).slice(0, 1)) };
  await createSessions(context, path);
  const sessions = await context.readAll("listSessions", { path });
  const items: unknown[][] = [];
  for (const [id, pointer] of reports) items.push([await callAndRead(id, pointer, { path })].flat());
  if (!isDeepStrictEqual(sessions, await context.readAll("listSessions", { path })))
    throw new SkipError("Sessions were evaluated while the reports were read.");
  for (const [index, [operationId, pointer, fields]] of reports.entries()) {
    const place = `${pointer} of ${operationId}`;
    const keyOf = (item: unknown) => fields.map((field) => String(valueAt(item, field))).join();
    const groups = groupBy(sessions, keyOf);
    const keys = (items[index] ?? []).map(keyOf);
    expectEqual(keys.toSorted(), [...groups.keys()].toSorted(), `the groups at ${place}`);
    for (const item of items[index] ?? []) {
      const expected = expectedTotals(groups.get(keyOf(item)) ?? [], sessions);
      const problems = differences(expected, item, { closed: false });
      expect(problems.length === 0, text`Expected other totals at ${inRule(place)}: ${joinTexts(problems)}.`);
    }
    const costs = (items[index] ?? []).map((item) => Number(valueAt(item, "/total_cost_usd")));
    const sorted = costs.toSorted((a, b) => b - a);
    if (pointer.includes("by_")) expectEqual(costs, sorted, `the costs at ${place}`);
    if (operationId === "listCoachingAnalytics") for (const item of items[index] ?? []) expectSuggestion(item, expect);
  }
}

function expectedTotals(sessions: readonly Item[], all: readonly Item[]): object {
  const { judged, successful } = byOutcome(sessions);
  const seconds = endedOf(sessions).map(({ started_at, ended_at }) => ({
    seconds: (Date.parse(String(ended_at)) - Date.parse(String(started_at))) / 1000,
  }));
  const [total, cost] = [sum(all, costPointer), sum(sessions, costPointer)];
  return {
    total_sessions: sessions.length,
    total_cost_usd: round(cost, 4),
    total_input_tokens: sum(sessions, "/model_metrics/input_tokens"),
    total_output_tokens: sum(sessions, "/model_metrics/output_tokens"),
    unique_users: new Set(sessions.map((session) => valueAt(session, "/user/id"))).size,
    avg_cost_usd: mean(sessions, costPointer, 4),
    overall_avg_cost_usd: mean(all, costPointer, 4),
    avg_turns: mean(sessions, "/total_turns", 1),
    overall_avg_turns: mean(all, "/total_turns", 1),
    avg_duration_seconds: mean(seconds, "/seconds", 1),
    judged_sessions: judged.length,
    success_rate: successRate(sessions),
    overall_success_rate: successRate(all),
    previous_success_rate: null,
    cost_share: round((100 * cost) / total, 1),
    cost_per_success_usd: successful.length === 0 ? null : round(sum(judged, costPointer) / successful.length, 4),
    repository_name: sessions[0]?.repository_id === null ? null : repositoryName,
  };
}

// Ranges of two days whose previous range ends the day before a day with judged sessions, on the day, and two days later.
async function comparesWithPreviousRange({ context, callForData, expectEqual }: CrewkitSteps): Promise<void> {
  if (context.target.writes) await endNewSession(context, {}, { total_turns: 0 });
  if (context.target.writes && context.clock.canAdvance) await context.clock.advance(60);
  const { points } = await callForData("getSuccessTrend", { query: { period: "daily" } });
  const days = [points].flat().flatMap((point) => (point.judged_sessions > 0 ? Date.parse(point.starts_at) : []));
  if (days.length === 0)
    throw new SkipError("Needs a session with an outcome. Run it again when the API has evaluated one.");
  for (const start of days.slice(-2).flatMap((time) => [time, time + day, time + 3 * day])) {
    const query = { start_date: dateOf(start), end_date: dateOf(start + day) };
    const previous = { start_date: dateOf(start - 2 * day), end_date: dateOf(start - day) };
    const trends = [await callForData("getSuccessTrend", { query: previous })];
    const users = await context.readAll("listCoachingAnalytics", { query: previous });
    const actual = await callForData("getSuccessTrend", { query });
    const actualUsers = await context.readAll("listCoachingAnalytics", { query });
    trends.push(await callForData("getSuccessTrend", { query: previous }));
    if (!isDeepStrictEqual(trends[0], trends[1])) throw new SkipError("Sessions were evaluated while rates were read.");
    const place = text`previous_success_rate from ${query.start_date} to ${query.end_date}`;
    expectEqual(actual.previous_success_rate, trends[0]?.success_rate, place);
    const idOf = (user: Item | undefined) => valueAt(user, "/user/id");
    for (const user of actualUsers) {
      const { success_rate = null } = users.find((each) => idOf(each) === idOf(user)) ?? {};
      expectEqual(user.previous_success_rate, success_rate, text`${place} of ${idOf(user)}`);
    }
  }
}

// The metric of each known suggestion, and whether it is above or below the average. The contract defines no thresholds.
const suggestedFor: Record<string, [metric: string, isHigher: boolean]> = {
  try_coaching_role: ["success_rate", false],
  split_tasks: ["avg_turns", true],
  review_costs: ["avg_cost_usd", true],
  share_practice: ["success_rate", true],
};

function expectSuggestion(user: unknown, expect: CrewkitSteps["expect"]): void {
  const { suggestion, suggestion_text: hint, ...metrics } = user as Item;
  expect((suggestion === null) === (hint === null), "Expected suggestion and suggestion_text to be null together.");
  const [metric, isHigher] = suggestedFor[String(suggestion)] ?? [];
  if (metric === undefined) return;
  const [own, average] = [Number(metrics[metric]), Number(metrics[`overall_${metric}`])];
  const isReason = metrics.judged_sessions !== 0 && (isHigher ? own > average : own < average);
  expect(isReason, text`Expected no ${inRule(`${suggestion} for a ${metric}`)} of ${own}, compared with ${average}.`);
}

// All sessions except one have ended. The repository is private, because reports include all sessions.
async function createSessions(context: RunContext, path: { org_id: string }): Promise<void> {
  const project_id = await context.callForText("createProject", "/data/id", { path });
  const remote_url = "https://git.example/acme/reports.git";
  const repository_id = await context.callForText("createRepository", "/data/id", {
    path: { ...path, project_id },
    body: { name: repositoryName, remote_url, session_visibility: "private" },
  });
  const project = { name: "Workspace", slug: "workspace", project_type: "workspace" };
  const workspace = { project_id: await context.callForText("createProject", "/data/id", { path, body: project }) };
  const other = otherActors(context)[0] ?? "owner";
  for (const [as, fields, total_turns] of [
    ["owner", { repository_id, agent_name: "reviewer", component: "api" }, 0],
    ["owner", { repository_id, agent_name: "reviewer", component: "web" }, 1],
    ["owner", { repository_id, agent_name: "reviewer" }, 3],
    ["owner", { repository_id, agent_name: "writer" }, 0],
    [other, { ...workspace, agent_name: "writer" }, 2],
    [other, workspace, 5],
    [other, workspace, 4],
  ] as const) {
    const id = await context.callForText("createSession", "/data/id", { as, path, body: fields });
    const cost_usd = 0.25 + total_turns * total_turns;
    const model_metrics = { input_tokens: 10 + total_turns, output_tokens: 2 * total_turns, cost_usd };
    const isRunning = total_turns === 3;
    const report = { as, path: { ...path, id }, body: { total_turns, model_metrics } };
    if (context.clock.canAdvance) await context.clock.advance(60 * total_turns);
    await context.call(isRunning ? "updateSession" : "endSession", report);
  }
  if (context.clock.canAdvance) await context.clock.advance(60);
}

const repositoryName = "Reports";
const costPointer = "/model_metrics/cost_usd";

const [hour, day] = [3_600_000, 86_400_000];

function hasAllPeriods(operationId: OperationId) {
  return async ({ context, callForData, expectEqual }: CrewkitSteps) => {
    const last = Math.floor((context.clock.now() * 1000) / day) * day;
    const [start_date, end_date] = [dateOf(last - 13 * day), dateOf(last)];
    const hours = Array.from({ length: 14 * 24 }, (_, index) => last - 13 * day + index * hour);
    for (const [period, startOf] of Object.entries(periods)) {
      const { points } = await callForData(operationId, { query: { period, start_date, end_date } });
      const actual = [points].flat().map((point) => valueAt(point, "/starts_at"));
      const expected = [...new Set(hours.map(startOf))].map((time) => new Date(time).toISOString());
      expectEqual(actual, expected, text`starts_at of the ${inRule(period)} points from ${start_date} to ${end_date}`);
    }
  };
}

const periods: Record<string, (time: number) => number> = {
  hourly: (time) => time,
  daily: (time) => Math.floor(time / day) * day,
  // 1970 began on a Thursday, three days after a Monday.
  weekly: (time) => Math.floor((time + 3 * day) / (7 * day)) * 7 * day - 3 * day,
  monthly: (time) => Date.parse(`${dateOf(time).slice(0, 7)}-01`),
};

function dateOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
