import { isDeepStrictEqual } from "node:util";
import type { Story } from "../../../plan/plan.ts";
import { at, isObject } from "../../../values/json.ts";
import { differences } from "../../../walks/tools/differences.ts";
import type { Steps } from "../../../walks/walk.ts";
import { readAll } from "../../../world/read-all.ts";
import { Unreached } from "../../../world/unreached.ts";
import { addSession } from "../lists.ts";
import type { OperationId } from "../world/ask.ts";
import type { Stories } from "./stories.ts";

const kept = [
  "run_id",
  "thread_id",
  "project_id",
  "repository_id",
  "component",
  "agent_name",
  "agent_version_hash",
  "user",
];
const counted = ["total_turns", "model_metrics"];

/** Who sees sessions, in each list alike; and what becomes of them. */
export const sessionStories: Stories = {
  listSessions: { "hides what is private": hides("agent_name") },
  listSessionThreads: { "hides what is private": hides("agent_name") },
  compactSession: {
    async "goes on with the run, and keeps the session before"({ world, call, read, expect }) {
      const id = await world.textAt("createSession", "/data/id");
      const { body: before } = await call("updateSession", { path: { id } });
      const { body: next } = await call("compactSession", { path: { id } });
      const { body: after } = await call("getSession", { path: { id } });
      const found = [
        ...differences(pick(before, kept), pick(next, kept)).map((each) => `in the next session ${each}`),
        ...differences(pick(before, counted), pick(after, counted)).map((each) => `in the one before ${each}`),
      ];
      expect(found.length === 0, `What goes on must stay the same, but ${found.join("; ")}.`);
      expect(at(after, "/data/ended_at") !== null, "The session before must have ended, but has not.");
      const conversations = await read("getSessionHierarchy", "/data/conversations", { path: { id } });
      const ids = [conversations].flat().map((each) => at(each, "/id"));
      const isWhole = ids.length === 2 && ids.includes(id) && ids.includes(at(next, "/data/id"));
      expect(isWhole, `The run must have both conversations, but has ${ids.join(", ")}.`);
    },
  },
  searchSessions: {
    "hides what is private": hides("q"),
    async "finds what has all the words"({ world, read, expect }) {
      const [agent_name, component] = [world.unique("agent"), world.unique("component")];
      await addSession(world, { agent_name, component });
      await addSession(world, { agent_name, component: world.unique("component") });
      for (const q of [`${component.toUpperCase()} ${agent_name}`, `${agent_name} ${component}`]) {
        const total = await read("searchSessions", "/meta/total_count", { query: { q } });
        expect(total === 1, `One session has all words of "${q}", but ${total} are found.`);
      }
    },
  },
};

function pick(body: unknown, names: readonly string[]): object {
  return Object.fromEntries(names.map((name) => [name, at(body, `/data/${name}`)]));
}

function hides(filter: string): Story {
  return async ({ world, read, expect }) => {
    const agent_name = world.unique("agent");
    const remote_url = `https://git.example/acme/${agent_name}.git`;
    const repository = { name: agent_name, remote_url, session_visibility: "private" };
    const repository_id = await world.textAt("createRepository", "/data/id", { body: repository });
    await world.call("createSession", { body: { repository_id, agent_name } });
    const [own = "", ...others] = world.law.plan.actors.filter((actor) => world.target.tokens[actor] !== undefined);
    for (const as of [own, ...others]) {
      for (const operationId of filter === "q" ? ["searchSessions"] : ["listSessions", "listSessionThreads"]) {
        const total = await read(operationId, "/meta/total_count", { as, query: { [filter]: agent_name } });
        const wanted = as === own ? 1 : 0;
        const whose = as === own ? "their own" : "another's";
        expect(
          total === wanted,
          `${operationId} must show the ${as} ${wanted} of ${whose} private, but shows ${total}.`,
        );
      }
    }
  };
}

const costs = ["total_sessions", "total_cost_usd"];
const figures = [...costs, "total_input_tokens", "total_output_tokens"];

/** Figures of one thing agree, whoever tells them. */
export const analyticsStories: Stories = {
  listAnalyticsByAgent: { "adds up to the summary": addsUp("listAnalyticsByAgent") },
  listAnalyticsByUser: { "adds up to the summary": addsUp("listAnalyticsByUser") },
  listAnalyticsByProject: { "adds up to the summary": addsUp("listAnalyticsByProject") },
  getAnalyticsTimeseries: {
    "adds up to the summary": addsUp("getAnalyticsTimeseries", "/data/points"),
    "has a point for each day": hasAllDays("getAnalyticsTimeseries"),
  },
  getCostBreakdown: { "adds up to the summary": addsUp("getCostBreakdown", "/data/by_outcome", costs) },
  getSuccessTrend: {
    "has the rate of the summary": hasRate,
    "has a point for each day": hasAllDays("getSuccessTrend"),
  },
};

// A list page by page, or the parts at a JSON pointer of an answer.
function addsUp(operationId: OperationId, pointer?: string, names: readonly string[] = figures): Story {
  return async ({ world, read, expect }) => {
    const summarize = () => read("getAnalyticsSummary", "/data");
    const before = await summarize();
    const parts = pointer ? await read(operationId, pointer) : await readAll(world, operationId);
    if (!isDeepStrictEqual(before, await summarize())) throw new Unreached("Sessions came while it was read.");
    const items = [parts].flat().filter(isObject);
    for (const name of names) {
      const [sum, total] = [items.reduce((all, item) => all + Number(item[name]), 0), Number(at(before, `/${name}`))];
      // Money is rounded to four decimals, in each part anew.
      const isSame = Math.abs(sum - total) <= 0.00006 * (items.length + 1);
      expect(isSame, `${name} must add up to the ${total} of the summary, but makes ${sum}.`);
    }
  };
}

async function hasRate({ read, expect }: Steps): Promise<void> {
  const rateOf = (operationId: OperationId) => read(operationId, "/data/success_rate");
  const [before, rate, after] = [
    await rateOf("getAnalyticsSummary"),
    await rateOf("getSuccessTrend"),
    await rateOf("getAnalyticsSummary"),
  ];
  if (before !== after) throw new Unreached("Sessions were judged while it was read.");
  expect(rate === before, `The success rate must be the ${before} of the summary, but is ${rate}.`);
}

const day = 86_400_000;

function hasAllDays(operationId: OperationId): Story {
  return async ({ world, read, expect }) => {
    const last = Math.floor((world.now() * 1000) / day) * day;
    const days = Array.from({ length: 14 }, (_, index) => last - (13 - index) * day);
    const [start_date, end_date] = [dateOf(days[0]), dateOf(days.at(-1))];
    const series = await read(operationId, "/data/points", { query: { period: "daily", start_date, end_date } });
    const points = [series].flat().map((point) => Date.parse(String(at(point, "/starts_at"))));
    const lacking = days.filter((each) => !points.includes(each)).map(dateOf);
    const isWhole = lacking.length === 0 && points.length === days.length;
    const told = lacking.length > 0 ? `lacks ${lacking.join(", ")}` : `has ${points.length} points`;
    expect(isWhole, `From ${start_date} to ${end_date} there must be a point for each day, but the series ${told}.`);
  };
}

function dateOf(time = 0): string {
  return new Date(time).toISOString().slice(0, 10);
}
