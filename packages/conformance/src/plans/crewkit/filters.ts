import type { RunContext } from "../../context/context.ts";
import { perContext } from "../../context/memoize.ts";
import { readAll } from "../../context/read-pages.ts";
import type { Filter, Item, ItemFilter, Partition, SumFilter } from "../../plan/rules.ts";
import { isObject, valueAt } from "../../values/json.ts";
import { maxStacks } from "./contract.ts";

export const filters: Record<string, Record<string, Filter>> = {
  listSessions: { repo: byRepository(), current_user_only: byOwner() },
  listSessionThreads: {
    project_id: threads(byField("project_id")),
    agent_name: threads(byField("agent_name")),
    repo: threads(byRepository()),
    current_user_only: threads(byOwner()),
  },
  searchSessions: { q: bySearch() },
  listEffectiveResources: {
    organization_id: "The parameter selects the organization and is required.",
    project_id: "The parameter selects a project, which also inherits the organization's resources.",
  },
  listPlaybooksForStacks: { stacks: byStacks() },
  getPlaybooksForSync: { stacks: "The response is one text generated from several playbooks." },
  getAnalyticsSummary: analytics((body) => Number(valueAt(body, "/data/total_sessions"))),
  getAnalyticsTimeseries: analytics((body) => sum(body, "/data/points", "total_sessions")),
  getCostBreakdown: analytics((body) => sum(body, "/data/by_outcome", "total_sessions")),
  getSuccessTrend: analytics((body) => sum(body, "/data/points", "judged_sessions"), "judged_sessions"),
  listAnalyticsByAgent: { ...list("total_sessions"), agent_name: byField("agent_name") },
  listAnalyticsByUser: list("total_sessions"),
  listAnalyticsByProject: { ...list("total_sessions"), project_id: byField("project_id") },
  listCoachingAnalytics: list("total_sessions"),
};

function byRepository(): ItemFilter {
  return {
    values: async (_, context) => [...(await repositories(context)).values()].map(({ slug }) => String(slug)),
    async matches(context) {
      const repositoriesById = await repositories(context);
      return (item, value) => repositoriesById.get(String(item.repository_id))?.slug === value;
    },
  };
}

// By id. Reads each repository of a session only once, because an organization may have hundreds of repositories.
async function repositories(context: RunContext): Promise<ReadonlyMap<string, Item>> {
  const known = knownRepositories(context);
  for (const { repository_id: id } of await readAll(context, "listSessions")) {
    if (typeof id !== "string" || known.has(id)) continue;
    const repository = valueAt(await context.call("getRepository", { path: { id } }), "/data");
    if (isObject(repository)) known.set(id, repository);
  }
  return known;
}

const knownRepositories = perContext(() => new Map<string, Item>());

function byOwner(): ItemFilter {
  return {
    values: () => ["true", "false"],
    async matches(context) {
      const me = valueAt(await context.call("getCurrentUser"), "/user/id");
      return (item, value) => value === "false" || valueAt(item, "/user/id") === me;
    },
  };
}

function byField(name: string): ItemFilter {
  return {
    values: (items) => [...new Set(items.map((item) => item[name]).filter((value) => typeof value === "string"))],
    matches: () => (item, value) => item[name] === value,
  };
}

// A thread matches if one of its sessions matches every filter.
function threads(filter: ItemFilter): ItemFilter {
  return {
    ...filter,
    values: async (_, context) => filter.values(await readAll(context, "listSessions"), context),
    async parts(context) {
      const sessions = await readAll(context, "listSessions");
      return ({ id }) => sessions.filter((session) => session.thread_id === id);
    },
  };
}

// All words must match, case-insensitively and also within longer words.
function bySearch(): ItemFilter {
  return {
    allItems: (context) => readAll(context, "listSessions"),
    values: (items) => {
      const agents = items.flatMap(({ agent_name: agent }) => (typeof agent === "string" ? [agent] : []));
      const words = items.flatMap(({ summary }) => String(summary ?? "").match(/\w{4,60}/g) ?? []);
      const [agent, word] = [agents[0], words[0]];
      return [agent?.toUpperCase(), word, agent && word && `${agent} ${word}`].filter((each) => each !== undefined);
    },
    async matches(context) {
      const repositoriesById = await repositories(context);
      const projects = new Map((await readAll(context, "listProjects")).map((project) => [project.id, project]));
      return (item, value) => {
        const repository = repositoriesById.get(String(item.repository_id));
        const project = projects.get(item.project_id);
        const fields = [item.summary, item.component, item.agent_name, valueAt(item, "/user/name"), project?.name];
        const text = [...fields, repository?.name].filter((each) => typeof each === "string").join("\n");
        return value.split(/\s+/).every((word) => text.toLowerCase().includes(word.toLowerCase()));
      };
    },
  };
}

// The parameter is required, so read the whole list by passing all known stacks.
function byStacks(): ItemFilter {
  const read = async (context: RunContext) => {
    const stacks = (await readAll(context, "listAvailablePlaybooks")).flatMap(({ stacks }) => stacks);
    return [...new Set([...stacks, "rails", "typescript"].filter((each) => typeof each === "string"))].slice(
      0,
      maxStacks(context),
    );
  };
  const stacksOf = (item: Item) => [valueAt(item, "/playbook/stacks")].flat();
  return {
    key: "/playbook/id",
    allItems: async (context) => readAll(context, "listPlaybooksForStacks", { query: { stacks: await read(context) } }),
    values: async (_, context) => read(context),
    matches: () => (item, value) => stacksOf(item).includes(value),
  };
}

type ReadTotal = (body: unknown) => number;

function list(field: string): Record<string, Filter> {
  return analytics((body) => sum(body, "/data", field));
}

function analytics(total: ReadTotal, field = "total_sessions"): Record<string, SumFilter> {
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
  const dates = Array.from({ length: 10 }, (_, index) =>
    new Date(newest - (9 - index) * 86_400_000).toISOString().slice(0, 10),
  );
  const [start_date = "", end_date = ""] = [dates[0], dates.at(-1)];
  return { whole: { start_date, end_date }, parts: dates.map((each) => ({ start_date: each, end_date: each })) };
}

async function parts(context: RunContext, operationId: string, name: string, field: string): Promise<Partition> {
  const items = await readAll(context, operationId);
  const named = items.filter((item) => typeof item[name] === "string");
  const others = items.filter((item) => !named.includes(item));
  const remainder = others.reduce((total, item) => total + Number(item[field]), 0);
  return { whole: {}, parts: named.map((item) => ({ [name]: String(item[name]) })), remainder };
}

function sum(body: unknown, pointer: string, field: string): number {
  const items = valueAt(body, pointer);
  if (!Array.isArray(items)) return Number.NaN;
  return items.reduce((total, item) => total + Number(isObject(item) ? item[field] : 0), 0);
}
