import { SkipError } from "../../../context/skip.ts";
import type { CustomScenario } from "../../../plan/plan.ts";
import { differences } from "../../../values/differences.ts";
import { valueAt } from "../../../values/json.ts";
import { addSession } from "../lists.ts";
import { createSessionIn } from "../resource-types.ts";
import { type CustomScenarios, sessionWith, unknownId } from "../setup/requests.ts";

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
const open = { closed: false };
const [minute, day] = [60, 24 * 60 * 60];

export const sessionScenarios: CustomScenarios = {
  listSessions: { "hides private and restricted sessions": hidesSessions("agent_name") },
  listSessionThreads: {
    "hides private and restricted sessions": hidesSessions("agent_name"),
    async "sums up all sessions of a thread if one matches"({ context, call, callAndRead, expect }) {
      const [component, agent_name] = [context.unique("component"), context.unique("agent")];
      const start = async (fields: object) =>
        context.callForText("createSession", "/data/id", await sessionWith(context, { component, ...fields }));
      const first = await start({ agent_name });
      await context.clock.advance(2);
      const second = await start({});
      await call("endSession", { path: { id: second }, body: { summary: "Second.", total_turns: 3 } });
      await context.clock.advance(2);
      await call("endSession", { path: { id: first }, body: { summary: "First.", total_turns: 0 } });
      await context.clock.advance(50);
      const { body: oldest } = await call("getSession", { path: { id: first } });
      const { body: latest } = await call("getSession", { path: { id: second } });
      const thread = await callAndRead("listSessionThreads", "/data/0", { query: { agent_name } });
      const expected = {
        ...pick(latest, ["project_id", "repository_id", "summary", "outcome"]),
        total_sessions: 2,
        total_turns: 3,
        session_ids: [second, first],
        started_at: valueAt(oldest, "/data/started_at"),
        last_activity_at: valueAt(oldest, "/data/ended_at"),
      };
      const problems = differences(expected, thread, open);
      expect(problems.length === 0, `Expected the totals of both sessions, but ${problems.join("; ")}.`);
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
      const repository_id = await context.callForText("createRepository", "/data/id");
      others.push(await threadOf({ component, repository_id }));
      const isNew = new Set([first, ...others]).size === others.length + 1;
      expect(isNew, `Expected new threads, but received ${others.join()} after ${first}.`);
    },
    async "continues a thread until its newest session ended a week ago"({ context, call, expect }) {
      const session = await sessionWith(context, { component: context.unique("component") });
      const start = async (): Promise<[thread: unknown, path: { id: string }]> => {
        const { body } = await call("createSession", session);
        return [valueAt(body, "/data/thread_id"), { id: String(valueAt(body, "/data/id")) }];
      };
      const [thread] = await start();
      await context.clock.advance(8 * day);
      const [whileRunning, path] = await start();
      await call("endSession", { path });
      await context.clock.advance(7 * day - minute);
      const [withinWeek, next] = await start();
      await call("endSession", { path: next });
      await context.clock.advance(7 * day + minute);
      const [afterWeek] = await start();
      expect(whileRunning === thread, "Expected a new session to continue the thread of a running session.");
      expect(withinWeek === thread, "Expected a new session to continue a thread that ended less than a week ago.");
      expect(afterWeek !== thread, "Expected a new thread more than a week after the end of the newest session.");
    },
    async "prefers the repository to the remote, and both to the workspace"({ context, call, expect }) {
      const body = { name: "Workspace", slug: context.unique("workspace"), project_type: "workspace" };
      const project_id = await context.callForText("createProject", "/data/id", { body });
      const linked = await call("createRepository");
      const remote_url = valueAt(linked.body, "/data/remote_url");
      const [, repository_id] = await context.resourceIds("/{org_id}/repos/{id}");
      const { body: repository } = await call("getRepository", { path: { id: String(repository_id) } });
      const remote = { repository_id: null, remote_url, project_id };
      for (const [fields, project, id] of [
        [{ repository_id, remote_url, project_id }, valueAt(repository, "/data/project_id"), repository_id],
        [remote, valueAt(linked.body, "/data/project_id"), valueAt(linked.body, "/data/id")],
        [{ project_id, component: "docs" }, project_id, null],
      ]) {
        // Not `call`, which checks that a response contains the sent project.
        const session = valueAt(await context.call("createSession", { body: fields }), "/data");
        const problems = differences({ project_id: project, repository_id: id }, session, open);
        expect(problems.length === 0, `Expected another location of the session: ${problems.join("; ")}.`);
      }
      for (const unknown of [{ remote_url: "https://git.example/acme/unknown.git" }, { repository_id: unknownId }])
        await call("createSession", { body: { ...remote, ...unknown } }, 422);
    },
    async "has a version only if an agent has the name"({ context, call, expectValue }) {
      const name = context.unique("name");
      const rule = { resource_type: "rule", name, content: "Review the change." };
      const id = await context.callForText("createResource", "/data/id", { body: rule });
      await call("publishResource", { path: { id } });
      for (const agent_name of [name, null])
        await expectValue(
          ["createSession", "/data/agent_version_hash", await sessionWith(context, { agent_name })],
          null,
        );
    },
  },
  updateSession: {
    async "replaces the previous report, but keeps omitted metrics"({ context, call, expect }) {
      const path = { id: await context.callForText("createSession", "/data/id") };
      const model_metrics = { input_tokens: 70, output_tokens: 8, cost_usd: 0.9 };
      const lower = { input_tokens: 7, output_tokens: 0, cost_usd: 0.1 };
      const expected = { total_turns: 5, model_metrics: lower, summary: null };
      await call("updateSession", { path, body: { total_turns: 9, model_metrics } });
      await call("updateSession", { path, body: { total_turns: 5 } });
      await call("updateSession", { path, body: { model_metrics: lower } });
      const { body } = await call("endSession", { path, body: {} });
      const problems = differences(expected, valueAt(body, "/data"), open);
      expect(problems.length === 0, `Expected the last reported metrics, but ${problems.join("; ")}.`);
    },
    async "accepts reports of an admin, but not in a private repository"({ context, call }) {
      if (context.target.tokens.admin === undefined) throw new SkipError("Needs a token: pass --token-of admin=TOKEN.");
      const [as, path] = ["admin", { id: await createSessionIn("restricted")(context) }];
      await call("updateSession", { as, path });
      const { body } = await call("compactSession", { as, path });
      await call("endSession", { as, path: { id: String(valueAt(body, "/data/id")) } });
      const hidden = { as, path: { id: await createSessionIn("private")(context) } };
      for (const operationId of ["updateSession", "compactSession", "endSession"]) await call(operationId, hidden, 404);
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
    async "has the conversations of the run in order, and its start and end"({ context, call, callAndRead, expect }) {
      const { body: first } = await call("createSession");
      const path = { id: String(valueAt(first, "/data/id")) };
      await call("createSession");
      await call("updateSession", { path });
      await context.clock.advance(2);
      const { body: second } = await call("compactSession", { path });
      const next = { id: String(valueAt(second, "/data/id")) };
      for (const isEnded of [false, true]) {
        if (isEnded) await call("endSession", { path: next });
        const run = await callAndRead("getSessionHierarchy", "/data", { path: isEnded ? path : next });
        const conversations = [await callAndRead("getSession", "/data", { path })];
        conversations.push(await callAndRead("getSession", "/data", { path: next }));
        const ended_at = valueAt(conversations[1], "/ended_at");
        const expected = { ...pick(first, ["project_id", "user", "started_at"]), ended_at, conversations };
        const problems = differences(expected, run, open);
        expect(problems.length === 0, `Expected the sessions of the run, but ${problems.join("; ")}.`);
      }
    },
  },
  compactSession: {
    async "continues the run and keeps the previous session"({ context, call, expect }) {
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
      if (!context.clock.canAdvance) return;
      await context.clock.advance(60);
      const { body: analyzed } = await call("getSession", { path: { id } });
      const missing = ["outcome", "summary"].filter((name) => valueAt(analyzed, `/data/${name}`) === null);
      expect(missing.length === 0, `Expected the analysis to set ${missing.join(" and ")} of the previous session.`);
    },
    async "keeps the session private after its repository was unlinked"({ context, call, callAndRead, expectValue }) {
      const path = { id: await createSessionIn("private")(context) };
      const repository_id = await callAndRead("getSession", "/data/repository_id", { path });
      await call("deleteRepository", { path: { id: String(repository_id) } });
      const { body } = await call("compactSession", { path });
      const next = { id: String(valueAt(body, "/data/id")) };
      await expectValue(["getSession", "/data/repository_id", { path: next }], null);
      if (context.target.tokens.admin !== undefined) await call("getSession", { as: "admin", path: next }, 404);
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
