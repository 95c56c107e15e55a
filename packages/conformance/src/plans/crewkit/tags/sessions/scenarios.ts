import { SkipError } from "../../../../base/skip.ts";
import { differences } from "../../../../values/differences.ts";
import { joinTexts, text } from "../../../../values/format.ts";
import { pick } from "../../../../values/json.ts";
import { otherActors } from "../../common/organizations.ts";
import { type OperationId, unknownId } from "../../common/requests.ts";
import type { CrewkitSteps, CustomScenarios, Data } from "../../common/tag-plan.ts";
import { addSession, createSessionIn, sessionWith } from "./setup.ts";

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
const [minute, day] = [60, 24 * 60 * 60];

export const scenarios: CustomScenarios = {
  listSessions: { "hides private and restricted sessions": hidesSessions("listSessions", "agent_name") },
  listSessionThreads: {
    "hides private and restricted sessions": hidesSessions("listSessionThreads", "agent_name"),
    async "sums up all sessions of a thread if one matches"({ context, call, callForData, expectValues }) {
      const [component, agent_name] = [context.unique("component"), context.unique("agent")];
      const start = async (fields: object): Promise<string> =>
        (await callForData("createSession", await sessionWith(context, { component, ...fields }))).id;
      const first = await start({ agent_name });
      await context.clock.advance(2);
      const second = await start({});
      await call("endSession", { path: { id: second }, body: { summary: "Second.", total_turns: 3 } });
      await context.clock.advance(2);
      await call("endSession", { path: { id: first }, body: { summary: "First.", total_turns: 0 } });
      await context.clock.advance(50);
      const oldest = await callForData("getSession", { path: { id: first } });
      const latest = await callForData("getSession", { path: { id: second } });
      const expected = {
        ...pick(latest, ["project_id", "repository_id", "summary", "outcome"]),
        total_sessions: 2,
        total_turns: 3,
        session_ids: [second, first],
        started_at: oldest.started_at,
        last_activity_at: oldest.ended_at,
      };
      await expectValues("listSessionThreads", { query: { agent_name } }, withPrefix("0/", expected));
    },
  },
  createSession: {
    async "continues the thread of the same user, repository and component"(steps) {
      const { context, callForData, expect, expectEqual } = steps;
      const component = context.unique("component");
      const threadOf = async (fields: object, as = "owner"): Promise<string> =>
        (await callForData("createSession", { as, ...(await sessionWith(context, { ...fields })) })).thread_id;
      const first = await threadOf({ component });
      expectEqual(await threadOf({ component, agent_name: "writer" }), first, "the thread of another agent's session");
      const others = [await threadOf({ component: context.unique("other") }), await threadOf({}), await threadOf({})];
      if (context.target.tokens.member !== undefined) others.push(await threadOf({ component }, "member"));
      const { id: repository_id } = await callForData("createRepository");
      others.push(await threadOf({ component, repository_id }));
      const isNew = new Set([first, ...others]).size === others.length + 1;
      expect(isNew, text`Expected new threads, but received ${others.join()} after ${first}.`);
    },
    async "continues a thread until its newest session ended long ago"({ context, call, callForData, expect }) {
      const session = await sessionWith(context, { component: context.unique("component") });
      const start = () => callForData("createSession", session);
      const first = await start();
      await context.clock.advance(8 * day);
      const whileRunning = await start();
      await call("endSession", { path: { id: whileRunning.id } });
      await context.clock.advance(minute);
      const afterMinute = await start();
      await call("endSession", { path: { id: afterMinute.id } });
      await context.clock.advance(365 * day);
      const afterYear = await start();
      const isSame = (each: typeof first) => each.thread_id === first.thread_id;
      expect(isSame(whileRunning), "Expected a new session to continue the thread of a running session.");
      expect(isSame(afterMinute), "Expected a new session to continue a thread that ended a minute ago.");
      expect(!isSame(afterYear), "Expected a new thread a year after the end of the newest session.");
    },
    async "prefers the repository to the remote, and both to the workspace"(steps) {
      const { context, call, callForData, expectEqual } = steps;
      const body = { name: "Workspace", slug: context.unique("workspace"), project_type: "workspace" };
      const { id: project_id } = await callForData("createProject", { body });
      const linked = await callForData("createRepository");
      const [, id = ""] = await context.resourceIds("/{org_id}/repos/{id}");
      const repository = await callForData("getRepository", { path: { id } });
      const remote = { repository_id: null, remote_url: linked.remote_url, project_id };
      for (const [fields, location] of [
        [{ ...remote, repository_id: id }, [repository.project_id, id]],
        [remote, [linked.project_id, linked.id]],
        [{ project_id, component: "docs" }, [project_id, null]],
      ] as const) {
        // Not `call`, which checks that a response contains the sent project.
        const session = Object(await context.call("createSession", { body: fields })).data;
        expectEqual([session.project_id, session.repository_id], location, "the project and the repository");
      }
      for (const unknown of [{ remote_url: "https://git.example/acme/unknown.git" }, { repository_id: unknownId }])
        await call("createSession", { body: { ...remote, ...unknown } }, 422);
    },
    async "has a version only if an agent has the name"({ context, call, callForData, expectValues }) {
      const name = context.unique("name");
      const rule = { resource_type: "rule", name, content: "Review the change." };
      const { id } = await callForData("createResource", { body: rule });
      await call("publishResource", { path: { id } });
      for (const agent_name of [name, null]) {
        const session = await sessionWith(context, { agent_name });
        await expectValues("createSession", session, { agent_version_hash: null });
      }
    },
  },
  updateSession: {
    async "replaces the previous report, but keeps omitted metrics"({ call, callForData, expectValues }) {
      const path = { id: (await callForData("createSession")).id };
      const model_metrics = { input_tokens: 70, output_tokens: 8, cost_usd: 0.9 };
      const lower = { input_tokens: 7, output_tokens: 0, cost_usd: 0.1 };
      await call("updateSession", { path, body: { total_turns: 9, model_metrics } });
      await call("updateSession", { path, body: { total_turns: 5 } });
      await call("updateSession", { path, body: { model_metrics: lower } });
      const expected = { total_turns: 5, ...withPrefix("model_metrics/", lower), summary: null };
      await expectValues("endSession", { path, body: {} }, expected);
    },
    async "accepts reports of an admin, but not in a private repository"({ context, call, callForData }) {
      if (context.target.tokens.admin === undefined) throw new SkipError("Needs a token: pass --token-of admin=TOKEN.");
      const [as, path] = ["admin", { id: await createSessionIn("restricted")(context) }];
      await call("updateSession", { as, path });
      const { id } = await callForData("compactSession", { as, path });
      await call("endSession", { as, path: { id } });
      const hidden = { as, path: { id: await createSessionIn("private")(context) } };
      for (const operationId of ["updateSession", "compactSession", "endSession"] as const)
        await call(operationId, hidden, 404);
    },
  },
  endSession: {
    async "sets the outcome of a session without turns"({ context, call, callForData, expectValues }) {
      const path = { id: (await callForData("createSession")).id };
      await call("endSession", { path, body: {} });
      await context.clock.advance(60);
      await expectValues("getSession", { path }, { outcome: "abandoned" });
    },
  },
  getSessionHierarchy: {
    async "has the conversations of the run in order, and its start and end"(steps) {
      const { context, call, callForData, expect, expectValues } = steps;
      const { id, project_id, user, started_at } = await callForData("createSession");
      await call("createSession");
      await call("updateSession", { path: { id } });
      await context.clock.advance(2);
      const next = await callForData("compactSession", { path: { id } });
      for (const each of [next.id, id]) {
        if (each === id) await call("endSession", { path: { id: next.id } });
        const first = await callForData("getSession", { path: { id } });
        const second = await callForData("getSession", { path: { id: next.id } });
        const expected = { project_id, user, started_at, ended_at: second.ended_at };
        const run = await expectValues("getSessionHierarchy", { path: { id: each } }, expected);
        const problems = differences([first, second], run.conversations, { closed: false });
        expect(problems.length === 0, text`Expected the sessions of the run, but ${joinTexts(problems)}.`);
      }
    },
  },
  compactSession: {
    async "continues the run and keeps the previous session"({ context, callForData, expect, expectValues }) {
      const { id } = await callForData("createSession");
      const before = await callForData("updateSession", { path: { id } });
      await expectValues("compactSession", { path: { id } }, pick(before, sharedFields));
      const after = await expectValues("getSession", { path: { id } }, pick(before, ["total_turns", "model_metrics"]));
      expect(after.ended_at !== null, "Expected the previous session to have ended.");
      if (!context.clock.canAdvance) return;
      await context.clock.advance(60);
      const analyzed = await callForData("getSession", { path: { id } });
      const missing = (["outcome", "summary"] as const).filter((name) => analyzed[name] === null);
      expect(missing.length === 0, `Expected the analysis to set ${missing.join(" and ")} of the previous session.`);
    },
    async "keeps the session private after its repository was unlinked"({ context, call, callForData, expectValues }) {
      const path = { id: await createSessionIn("private")(context) };
      const { repository_id } = await callForData("getSession", { path });
      await call("deleteRepository", { path: { id: String(repository_id) } });
      const { id } = await expectValues("compactSession", { path }, { repository_id: null });
      await expectValues("getSession", { path: { id } }, { repository_id: null });
      if (context.target.tokens.admin !== undefined) await call("getSession", { as: "admin", path: { id } }, 404);
    },
  },
  searchSessions: {
    "hides private and restricted sessions": hidesSessions("searchSessions", "q"),
    async "finds sessions with all words in any of their texts"(steps) {
      const { context, call, callAndRead, callForData, expectValues } = steps;
      const [name, agent_name] = [context.unique("project"), context.unique("agent")];
      const [component, summary] = [context.unique("component"), context.unique("summary")];
      const project = await callForData("createProject", { body: { name: name.toUpperCase(), slug: name } });
      const { id: repository_id } = await callForData("createRepository", { path: { project_id: project.id } });
      const { id } = await callForData("createSession", { body: { repository_id, agent_name, component } });
      await addSession(context, { repository_id, agent_name });
      await call("endSession", { path: { id }, body: { summary } });
      const user = await callAndRead("getCurrentUser", "/user/name");
      const expectCount = (q: string, total: number) =>
        expectValues("searchSessions", { query: { q } }, { "/meta/total_count": total });
      for (const q of [component.toUpperCase(), summary, `${component} ${name} ${agent_name}`, `${user} ${summary}`])
        await expectCount(q, 1);
      await expectCount(`${name} ${agent_name}`, 2);
    },
  },
};

function withPrefix(prefix: string, values: object): Data {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [prefix + name, value]));
}

function hidesSessions(operationId: OperationId, filter: string) {
  return async ({ context, expectValues }: CrewkitSteps) => {
    const agent_name = context.unique("agent");
    for (const visibility of ["private", "restricted"] as const)
      await createSessionIn(visibility, { agent_name })(context);
    // The owner ran the sessions. An admin sees only the restricted one.
    const expected: Record<string, number> = { owner: 2, admin: 1 };
    for (const as of ["owner", ...otherActors(context)]) {
      const total = { "/meta/total_count": expected[as] ?? 0 };
      await expectValues(operationId, { as, query: { [filter]: agent_name } }, total);
    }
  };
}
