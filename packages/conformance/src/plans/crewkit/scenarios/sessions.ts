import { isDeepStrictEqual } from "node:util";
import { readAll } from "../../../context/read-pages.ts";
import { SkipError } from "../../../context/skip.ts";
import type { CustomScenario } from "../../../plan/plan.ts";
import type { ScenarioSteps } from "../../../scenarios/scenario.ts";
import { differences } from "../../../scenarios/tools/differences.ts";
import { isObject, valueAt } from "../../../values/json.ts";
import { addSession } from "../lists.ts";
import type { OperationId } from "../setup/requests.ts";
import type { CustomScenarios } from "./types.ts";

const sharedFields = [
  "run_id",
  "thread_id",
  "project_id",
  "repository_id",
  "component",
  "agent_name",
  "agent_version_hash",
  "user",
];
const metricFields = ["total_turns", "model_metrics"];

export const sessionScenarios: CustomScenarios = {
  listSessions: { "hides private sessions": hidesPrivateSessions("agent_name") },
  listSessionThreads: { "hides private sessions": hidesPrivateSessions("agent_name") },
  compactSession: {
    async "continues the run and keeps the previous session"({ context, call, callAndRead, expect }) {
      const id = await context.callForText("createSession", "/data/id");
      const { body: before } = await call("updateSession", { path: { id } });
      const { body: next } = await call("compactSession", { path: { id } });
      const { body: after } = await call("getSession", { path: { id } });
      const problems = [
        ...differences(pick(before, sharedFields), pick(next, sharedFields)).map(
          (each) => `${each} in the next session`,
        ),
        ...differences(pick(before, metricFields), pick(after, metricFields)).map(
          (each) => `${each} in the previous session`,
        ),
      ];
      expect(problems.length === 0, `Expected unchanged values, but ${problems.join("; ")}.`);
      expect(valueAt(after, "/data/ended_at") !== null, "Expected the previous session to have ended.");
      const conversations = await callAndRead("getSessionHierarchy", "/data/conversations", { path: { id } });
      const ids = [conversations].flat().map((each) => valueAt(each, "/id"));
      const isComplete = ids.length === 2 && ids.includes(id) && ids.includes(valueAt(next, "/data/id"));
      expect(isComplete, `Expected both conversations in the run, but received ${ids.join(", ")}.`);
    },
  },
  searchSessions: {
    "hides private sessions": hidesPrivateSessions("q"),
    async "finds sessions with all words"({ context, callAndRead, expect }) {
      const [agent_name, component] = [context.unique("agent"), context.unique("component")];
      await addSession(context, { agent_name, component });
      await addSession(context, { agent_name, component: context.unique("component") });
      for (const q of [`${component.toUpperCase()} ${agent_name}`, `${agent_name} ${component}`]) {
        const total = await callAndRead("searchSessions", "/meta/total_count", { query: { q } });
        expect(total === 1, `Expected one session for "${q}", but received ${total}.`);
      }
    },
  },
};

function pick(body: unknown, names: readonly string[]): object {
  return Object.fromEntries(names.map((name) => [name, valueAt(body, `/data/${name}`)]));
}

function hidesPrivateSessions(filter: string): CustomScenario {
  return async ({ context, callAndRead, expect }) => {
    const agent_name = context.unique("agent");
    const remote_url = `https://git.example/acme/${agent_name}.git`;
    const repository = { name: agent_name, remote_url, session_visibility: "private" };
    const repository_id = await context.callForText("createRepository", "/data/id", { body: repository });
    await context.call("createSession", { body: { repository_id, agent_name } });
    const [owner = "", ...rest] = context.spec.plan.actors.filter((each) => context.target.tokens[each] !== undefined);
    for (const as of [owner, ...rest]) {
      for (const operationId of filter === "q" ? ["searchSessions"] : ["listSessions", "listSessionThreads"]) {
        const total = await callAndRead(operationId, "/meta/total_count", { as, query: { [filter]: agent_name } });
        const expected = as === owner ? 1 : 0;
        expect(total === expected, `Expected ${expected} sessions in ${operationId} as ${as}, but received ${total}.`);
      }
    }
  };
}

const costs = ["total_sessions", "total_cost_usd"];
const metrics = [...costs, "total_input_tokens", "total_output_tokens"];

export const analyticsScenarios: CustomScenarios = {
  listAnalyticsByAgent: { "adds up to the summary": addsUp("listAnalyticsByAgent") },
  listAnalyticsByUser: { "adds up to the summary": addsUp("listAnalyticsByUser") },
  listAnalyticsByProject: { "adds up to the summary": addsUp("listAnalyticsByProject") },
  getAnalyticsTimeseries: {
    "adds up to the summary": addsUp("getAnalyticsTimeseries", "/data/points"),
    "has a point for each day": hasAllDays("getAnalyticsTimeseries"),
  },
  getCostBreakdown: { "adds up to the summary": addsUp("getCostBreakdown", "/data/by_outcome", costs) },
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

const day = 86_400_000;

function hasAllDays(operationId: OperationId): CustomScenario {
  return async ({ context, callAndRead, expect }) => {
    const last = Math.floor((context.now() * 1000) / day) * day;
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
