import { isDeepStrictEqual } from "node:util";
import type { RunContext } from "../../../context/context.ts";
import { readAll } from "../../../context/read-pages.ts";
import { SkipError } from "../../../context/skip.ts";
import type { CustomScenario, Item } from "../../../plan/plan.ts";
import type { ScenarioSteps } from "../../../scenarios/scenario.ts";
import { isObject, valueAt } from "../../../values/json.ts";
import { createOrganization } from "../setup/organizations.ts";
import type { CustomScenarios, OperationId } from "../setup/requests.ts";

const costs = ["total_sessions", "total_cost_usd"];
const metrics = [...costs, "total_input_tokens", "total_output_tokens"];

export const analyticsScenarios: CustomScenarios = {
  getAnalyticsSummary: { "matches the sessions of an organization": matchesSessions },
  listAnalyticsByAgent: { "adds up to the summary": addsUp("listAnalyticsByAgent") },
  listAnalyticsByUser: { "adds up to the summary": addsUp("listAnalyticsByUser") },
  listAnalyticsByProject: { "adds up to the summary": addsUp("listAnalyticsByProject") },
  getAnalyticsTimeseries: {
    "adds up to the summary": addsUp("getAnalyticsTimeseries", "/data/points"),
    "has a point for each day": hasAllDays("getAnalyticsTimeseries"),
  },
  getCostBreakdown: {
    "adds up to the summary": addsUp("getCostBreakdown", "/data/by_outcome", costs),
    async "has cost shares in percent"({ callAndRead, expect }) {
      const outcomes = [await callAndRead("getCostBreakdown", "/data/by_outcome")].flat();
      const sum = outcomes.reduce<number>((all, each) => all + Number(valueAt(each, "/cost_share")), 0);
      const isComplete = sum === 0 || Math.abs(sum - 100) < 0.1 * outcomes.length;
      expect(isComplete, `Expected the cost shares to add up to 100, but received ${sum}.`);
    },
  },
  getSuccessTrend: {
    "matches the success rate of the summary": matchesSummaryRate,
    "has a point for each day": hasAllDays("getSuccessTrend"),
  },
};

function addsUp(operationId: OperationId, pointer?: string, names: readonly string[] = metrics): CustomScenario {
  return async ({ context, callAndRead, expect }) => {
    const summarize = () => callAndRead("getAnalyticsSummary", "/data");
    const before = await summarize();
    const parts = pointer ? await callAndRead(operationId, pointer) : await readAll(context, operationId);
    if (!isDeepStrictEqual(before, await summarize()))
      throw new SkipError("Sessions were added while the totals were read.");
    const items = [parts].flat().filter(isObject);
    for (const name of names) {
      const sum = items.reduce((all, item) => all + Number(item[name]), 0);
      const total = Number(valueAt(before, `/${name}`));
      // Each part is rounded to four decimals.
      const isSame = Math.abs(sum - total) <= 0.00006 * (items.length + 1);
      expect(isSame, `Expected ${name} to add up to the summary's ${total}, but received ${sum}.`);
    }
  };
}

async function matchesSummaryRate({ callAndRead, expect }: ScenarioSteps): Promise<void> {
  const rateOf = (operationId: OperationId) => callAndRead(operationId, "/data/success_rate");
  const [before, rate, after] = [
    await rateOf("getAnalyticsSummary"),
    await rateOf("getSuccessTrend"),
    await rateOf("getAnalyticsSummary"),
  ];
  if (before !== after) throw new SkipError("Sessions were evaluated while the rates were read.");
  expect(rate === before, `Expected the summary's success rate ${before}, but received ${rate}.`);
}

// All sessions have the same agent, user and project, so all reports have the same values.
const reports = [
  "getAnalyticsSummary",
  "listCoachingAnalytics",
  "listAnalyticsByAgent",
  "listAnalyticsByUser",
  "listAnalyticsByProject",
];

async function matchesSessions({ context, callAndRead, expect }: ScenarioSteps): Promise<void> {
  const path = { org_id: await createOrganization(context) };
  const sessions = await createSessions(context, path);
  const items: [operationId: string, item: unknown][] = [];
  for (const id of reports) items.push([id, [await callAndRead(id, "/data", { path })].flat()[0]]);
  items.push(["getCostBreakdown", await callAndRead("getCostBreakdown", "/data", { path })]);
  if (!isDeepStrictEqual(sessions, await readAll(context, "listSessions", { path })))
    throw new SkipError("Sessions were evaluated while the reports were read.");
  for (const [operationId, item] of items) {
    expect(isObject(item), `Expected ${operationId} to contain the sessions of the organization.`);
    for (const [name, value] of Object.entries(expectedReport(sessions))) {
      const actual = isObject(item) && name in item ? item[name] : value;
      expect(actual === value, `Expected ${name} in ${operationId} to be ${value}, but received ${actual}.`);
    }
  }
}

function expectedReport(sessions: readonly Item[]): Record<string, unknown> {
  const judged = sessions.filter(({ outcome }) => outcome !== null);
  const successes = judged.filter(({ outcome }) => outcome === "success").length;
  const cost = judged.reduce((sum, session) => sum + Number(valueAt(session, "/model_metrics/cost_usd")), 0);
  return {
    total_sessions: 3,
    total_cost_usd: 7,
    total_input_tokens: 70,
    total_output_tokens: 7,
    avg_cost_usd: 2.3333,
    unique_users: 1,
    judged_sessions: judged.length,
    success_rate: judged.length === 0 ? null : Math.round((1000 * successes) / judged.length) / 10,
    cost_per_success_usd: successes === 0 ? null : Math.round((10_000 * cost) / successes) / 10_000,
  };
}

// Two ended sessions and a running one. The repository is private, because reports include all sessions.
async function createSessions(context: RunContext, path: { org_id: string }): Promise<Item[]> {
  const project_id = await context.callForText("createProject", "/data/id", { path });
  const remote_url = "https://git.example/acme/reports.git";
  const repository = {
    path: { ...path, project_id },
    body: { name: "Reports", remote_url, session_visibility: "private" },
  };
  const body = { repository_id: await context.callForText("createRepository", "/data/id", repository) };
  for (const cost_usd of [1, 2, 4]) {
    const id = await context.callForText("createSession", "/data/id", { path, body });
    const model_metrics = { input_tokens: 10 * cost_usd, output_tokens: cost_usd, cost_usd };
    await context.call("updateSession", { path: { ...path, id }, body: { total_turns: cost_usd - 1, model_metrics } });
    if (cost_usd < 4) await context.call("endSession", { path: { ...path, id }, body: {} });
  }
  if (context.clock.canAdvance) await context.clock.advance(60);
  return readAll(context, "listSessions", { path });
}

const day = 86_400_000;

function hasAllDays(operationId: OperationId): CustomScenario {
  return async ({ context, callAndRead, expect }) => {
    const last = Math.floor((context.clock.now() * 1000) / day) * day;
    const days = Array.from({ length: 14 }, (_, index) => last - (13 - index) * day);
    const [start_date, end_date] = [dateOf(days[0]), dateOf(days.at(-1))];
    const series = await callAndRead(operationId, "/data/points", { query: { period: "daily", start_date, end_date } });
    const points = [series].flat().map((point) => Date.parse(String(valueAt(point, "/starts_at"))));
    const missing = days.filter((each) => !points.includes(each)).map(dateOf);
    const isComplete = missing.length === 0 && points.length === days.length;
    const problem = missing.length > 0 ? `no point for ${missing.join(", ")}` : `${points.length} points`;
    expect(isComplete, `Expected one point per day from ${start_date} to ${end_date}, but received ${problem}.`);
  };
}

function dateOf(time = 0): string {
  return new Date(time).toISOString().slice(0, 10);
}
