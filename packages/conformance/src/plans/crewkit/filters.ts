import type { Filter, Item, ItemFilter, Parts, SumFilter } from "../../plan/rules.ts";
import { at, isObject } from "../../values/json.ts";
import { readAll } from "../../world/read-all.ts";
import type { World } from "../../world/world.ts";

/** What query parameters keep where items have no field of their name, and what they count. */
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
    organization_id: "It names the organization to work in, and has to.",
    project_id: "It names the place to work in: what the organization has holds there too.",
  },
  listPlaybooksForStacks: { stacks: byStacks() },
  getPlaybooksForSync: { stacks: "The answer is a text, made of several playbooks." },
  getAnalyticsSummary: analytics((body) => Number(at(body, "/data/total_sessions"))),
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
    values: async (_, world) => [...(await repositories(world)).values()].map(({ slug }) => String(slug)),
    async keeps(world) {
      const known = await repositories(world);
      return (item, value) => known.get(String(item.repository_id))?.slug === value;
    },
  };
}

async function repositories(world: World): Promise<Map<string, Item>> {
  const projects = await readAll(world, "listProjects");
  const lists: Item[][] = [];
  for (const { id } of projects)
    lists.push(await readAll(world, "listRepositories", { path: { project_id: String(id) } }));
  return new Map(lists.flat().map((repository) => [String(repository.id), repository]));
}

function byOwner(): ItemFilter {
  return {
    values: () => ["true", "false"],
    async keeps(world) {
      const me = at(await world.call("getCurrentUser"), "/user/id");
      return (item, value) => value === "false" || at(item, "/user/id") === me;
    },
  };
}

function byField(name: string): ItemFilter {
  return {
    values: (items) => [...new Set(items.map((item) => item[name]).filter((value) => typeof value === "string"))],
    keeps: () => (item, value) => item[name] === value,
  };
}

// A thread is listed when one of its sessions passes all that is asked for.
function threads(filter: ItemFilter): ItemFilter {
  return {
    ...filter,
    values: async (_, world) => filter.values(await readAll(world, "listSessions"), world),
    async parts(world) {
      const sessions = await readAll(world, "listSessions");
      return ({ id }) => sessions.filter((session) => session.thread_id === id);
    },
  };
}

// All the words must be in it, inside longer ones too, in any case.
function bySearch(): ItemFilter {
  return {
    whole: (world) => readAll(world, "listSessions"),
    values: (items) => {
      const agents = items.flatMap(({ agent_name: agent }) => (typeof agent === "string" ? [agent] : []));
      // A short one may be in any name.
      const words = items.flatMap(({ summary }) => String(summary ?? "").match(/\w{4,60}/g) ?? []);
      const [agent, word] = [agents[0], words[0]];
      return [agent?.toUpperCase(), word, agent && word && `${agent} ${word}`].filter((each) => each !== undefined);
    },
    async keeps(world) {
      const known = await repositories(world);
      const projects = new Map((await readAll(world, "listProjects")).map((project) => [project.id, project]));
      return (item, value) => {
        const repository = known.get(String(item.repository_id));
        const project = projects.get(item.project_id);
        const own = [item.summary, item.component, item.agent_name, at(item, "/user/name"), project?.name];
        const text = [...own, repository?.name].filter((each) => typeof each === "string").join("\n");
        return value.split(/\s+/).every((word) => text.toLowerCase().includes(word.toLowerCase()));
      };
    },
  };
}

// One stack has to be asked for: the whole is what all stacks that are known find together.
function byStacks(): ItemFilter {
  const read = async (world: World) => {
    const own = (await readAll(world, "listAvailablePlaybooks")).flatMap(({ stacks }) => stacks);
    return [...new Set([...own, "rails", "typescript"].filter((each) => typeof each === "string"))].slice(0, 20);
  };
  const stacksOf = (item: Item) => [at(item, "/playbook/stacks")].flat();
  return {
    key: "/playbook/id",
    whole: async (world) => readAll(world, "listPlaybooksForStacks", { query: { stacks: await read(world) } }),
    values: async (_, world) => read(world),
    keeps: () => (item, value) => stacksOf(item).includes(value),
  };
}

type Figure = (body: unknown) => number;

function list(field: string): Record<string, Filter> {
  return analytics((body) => sum(body, "/data", field));
}

function analytics(figure: Figure, field = "total_sessions"): Record<string, SumFilter> {
  return {
    start_date: { figure, parts: days },
    end_date: { figure, parts: days },
    project_id: { figure, parts: (world) => parts(world, "listAnalyticsByProject", "project_id", field) },
    agent_name: { figure, parts: (world) => parts(world, "listAnalyticsByAgent", "agent_name", field) },
  };
}

// The days up to the newest session, each for itself: who leaves out a first or last day finds nothing then.
async function days(world: World): Promise<Parts> {
  const sessions = await world.call("listSessions", { query: { per_page: 1 } });
  const newest = Date.parse(String(at(sessions, "/data/0/started_at")));
  if (Number.isNaN(newest)) return { whole: {}, parts: [] };
  const dates = Array.from({ length: 10 }, (_, index) =>
    new Date(newest - (9 - index) * 86_400_000).toISOString().slice(0, 10),
  );
  const [start_date = "", end_date = ""] = [dates[0], dates.at(-1)];
  return { whole: { start_date, end_date }, parts: dates.map((each) => ({ start_date: each, end_date: each })) };
}

async function parts(world: World, operationId: string, name: string, field: string): Promise<Parts> {
  const items = await readAll(world, operationId);
  const named = items.filter((item) => typeof item[name] === "string");
  const others = items.filter((item) => !named.includes(item));
  const rest = others.reduce((total, item) => total + Number(item[field]), 0);
  return { whole: {}, parts: named.map((item) => ({ [name]: String(item[name]) })), rest };
}

function sum(body: unknown, pointer: string, field: string): number {
  const items = at(body, pointer);
  if (!Array.isArray(items)) return Number.NaN;
  return items.reduce((total, item) => total + Number(isObject(item) ? item[field] : 0), 0);
}
