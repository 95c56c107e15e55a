import { SkipError } from "../../../context/skip.ts";
import type { CustomScenario } from "../../../plan/plan.ts";
import { differences } from "../../../values/differences.ts";
import { valueAt } from "../../../values/json.ts";
import { addSession } from "../lists.ts";
import { createSessionIn } from "../resource-types.ts";
import { type CustomScenarios, sessionWith } from "../setup/requests.ts";

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
  listSessions: { "hides private and restricted sessions": hidesSessions("agent_name") },
  listSessionThreads: {
    "hides private and restricted sessions": hidesSessions("agent_name"),
    async "sums up all sessions of a thread if one matches"({ context, call, callAndRead, expect }) {
      const [component, agent_name] = [context.unique("component"), context.unique("agent")];
      const first = await context.callForText("createSession", "/data/id", await sessionWith(context, { component }));
      const second = await context.callForText(
        "createSession",
        "/data/id",
        await sessionWith(context, { component, agent_name }),
      );
      for (const id of [first, second]) await call("updateSession", { path: { id }, body: { total_turns: 3 } });
      if (context.clock.canAdvance) await context.clock.advance(60);
      const ended_at = await callAndRead("endSession", "/data/ended_at", { path: { id: first }, body: {} });
      const { body } = await call("listSessionThreads", { query: { agent_name } });
      const ids = [valueAt(body, "/data/0/session_ids")].flat();
      const isComplete = ids.length === 2 && ids.includes(first) && ids.includes(second);
      expect(isComplete, `Expected both sessions in session_ids, but received ${ids}.`);
      const names = ["total_sessions", "total_turns", "last_activity_at"];
      const actual = names.map((name) => valueAt(body, `/data/0/${name}`)).join();
      const expected = [2, 6, ended_at].join();
      expect(actual === expected, `Expected ${names} to be ${expected}, but received ${actual}.`);
    },
  },
  createSession: {
    async "continues the thread of the same user, repository and component"({ context, callAndRead, expect }) {
      const component = context.unique("component");
      const threadOf = async (fields: object, as = "owner") =>
        callAndRead("createSession", "/data/thread_id", { as, ...(await sessionWith(context, { ...fields })) });
      const first = await threadOf({ component });
      const same = await threadOf({ component, agent_name: "writer" });
      expect(same === first, `Expected the thread ${first} of the previous session, but received ${same}.`);
      const others = [await threadOf({ component: context.unique("other") }), await threadOf({}), await threadOf({})];
      if (context.target.tokens.member !== undefined) others.push(await threadOf({ component }, "member"));
      const isNew = new Set([first, ...others]).size === others.length + 1;
      expect(isNew, `Expected new threads, but received ${others.join()} after ${first}.`);
    },
    async "prefers the repository to the remote"({ context, call, expectValue }) {
      const { body } = await call("createRepository");
      const remote_url = valueAt(body, "/data/remote_url");
      const [, repository_id] = await context.resourceIds("/{org_id}/repos/{id}");
      const both = { body: { repository_id, remote_url } };
      await expectValue(["createSession", "/data/repository_id", both], repository_id);
    },
  },
  updateSession: {
    async "accepts reports of an admin on another user's session"({ context, call }) {
      if (context.target.tokens.admin === undefined) throw new SkipError("Needs a token: pass --token-of admin=TOKEN.");
      const path = { id: await context.callForText("createSession", "/data/id") };
      await call("updateSession", { as: "admin", path });
      const { body } = await call("compactSession", { as: "admin", path });
      await call("endSession", { as: "admin", path: { id: String(valueAt(body, "/data/id")) } });
    },
  },
  endSession: {
    async "leads to the outcome abandoned without turns"({ context, call, expectValue }) {
      const path = { id: await context.callForText("createSession", "/data/id") };
      await call("endSession", { path, body: {} });
      await context.clock.advance(60);
      await expectValue(["getSession", "/data/outcome", { path }], "abandoned");
    },
  },
  getSessionHierarchy: {
    async "ends with its last conversation"({ context, call, callAndRead, expectValue }) {
      const path = { id: await context.callForText("createSession", "/data/id") };
      const { body } = await call("compactSession", { path });
      await expectValue(["getSessionHierarchy", "/data/ended_at", { path }], null);
      const next = { id: String(valueAt(body, "/data/id")) };
      const ended_at = await callAndRead("endSession", "/data/ended_at", { path: next });
      await expectValue(["getSessionHierarchy", "/data/ended_at", { path }], ended_at);
    },
  },
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
    "hides private and restricted sessions": hidesSessions("q"),
    async "finds sessions with all words in any of their texts"({ context, call, callAndRead, expectValue }) {
      const [name, agent_name, component, summary] = ["project", "agent", "component", "summary"].map((each) =>
        context.unique(each),
      );
      const project = await call("createProject", { body: { name: name?.toUpperCase(), slug: name } });
      const project_id = String(valueAt(project.body, "/data/id"));
      const repository_id = await context.callForText("createRepository", "/data/id", { path: { project_id } });
      const id = await context.callForText("createSession", "/data/id", {
        body: { repository_id, agent_name, component },
      });
      await addSession(context, { repository_id, agent_name: `${agent_name}` });
      await call("endSession", { path: { id }, body: { summary } });
      const user = await callAndRead("getCurrentUser", "/user/name");
      for (const q of [component?.toUpperCase(), summary, `${component} ${name} ${agent_name}`, `${user} ${summary}`])
        await expectValue(["searchSessions", "/meta/total_count", { query: { q } }], 1);
      await expectValue(["searchSessions", "/meta/total_count", { query: { q: `${name} ${agent_name}` } }], 2);
    },
  },
};

function pick(body: unknown, names: readonly string[]): object {
  return Object.fromEntries(names.map((name) => [name, valueAt(body, `/data/${name}`)]));
}

function hidesSessions(filter: string): CustomScenario {
  return async ({ context, callAndRead, expect }) => {
    const agent_name = context.unique("agent");
    for (const visibility of ["private", "restricted"] as const)
      await createSessionIn(visibility, { agent_name })(context);
    for (const as of context.spec.plan.actors.filter((each) => context.target.tokens[each] !== undefined)) {
      for (const operationId of filter === "q" ? ["searchSessions"] : ["listSessions", "listSessionThreads"]) {
        const total = await callAndRead(operationId, "/meta/total_count", { as, query: { [filter]: agent_name } });
        // The owner ran the sessions. An admin sees only the restricted one.
        const expected = { owner: 2, admin: 1 }[as] ?? 0;
        expect(total === expected, `Expected ${expected} sessions in ${operationId} as ${as}, but received ${total}.`);
      }
    }
  };
}
