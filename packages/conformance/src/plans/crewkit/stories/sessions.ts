import type { Story } from "../../../plan/plan.ts";
import { at } from "../../../values/json.ts";
import { differences } from "../../../walks/tools/differences.ts";
import { addSession } from "../lists.ts";
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
const figures = ["total_turns", "model_metrics"];

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
        ...differences(pick(before, figures), pick(after, figures)).map((each) => `in the one before ${each}`),
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
