import { isDeepStrictEqual } from "node:util";
import type { RunContext } from "../../../context/context.ts";
import { readAll } from "../../../context/read-pages.ts";
import { SkipError } from "../../../context/skip.ts";
import type { Item } from "../../../plan/plan.ts";
import type { ScenarioSteps } from "../../../scenarios/scenario.ts";
import { differences } from "../../../values/differences.ts";
import { valueAt } from "../../../values/json.ts";
import { experimentBody } from "../resource-types.ts";
import { type CustomScenarios, effectiveResources, sessionWith } from "../setup/requests.ts";
import { byOutcome, endedOf, mean, round, successRate } from "../setup/statistics.ts";

export const experimentScenarios: CustomScenarios = {
  createExperiment: {
    async "leaves sessions unaffected until the experiment is started"(steps) {
      const { call, callAndRead, expectValue } = steps;
      const { path, agent, session } = await createDraft(steps);
      const current = await callAndRead("getResource", "/data/current_version_hash", { path: agent });
      await expectValue(["createSession", "/data/experiment_id", session], null);
      await expectValue(["createSession", "/data/agent_version_hash", session], current);
      await call("startExperiment", { path });
      for (const arm of ["control", "variant"])
        await expectValue(["getExperimentMetrics", `/data/${arm}/total_sessions`, { path }], 0);
    },
  },
  startExperiment: {
    async "assigns the arm with a share of 99 percent"(steps) {
      for (const [arm, traffic_split] of [
        ["control", 1],
        ["variant", 99],
      ] as const) {
        const arms: unknown[] = [];
        while (arms.length < 3 && !arms.includes(arm)) {
          const { session } = await startExperiment(steps, { traffic_split });
          arms.push(await steps.callAndRead("createSession", "/data/experiment_arm", session));
        }
        const problem = `received only ${arms[0]} in ${arms.length} experiments`;
        steps.expect(
          arms.includes(arm),
          `Expected the ${arm} for a traffic_split of ${traffic_split}, but ${problem}.`,
        );
      }
    },
    async "keeps a user in the first of several experiments with the same agent"(steps) {
      const { path, body, session } = await startExperiment(steps);
      const users = membersOf(steps.context);
      for (const as of users) await steps.call("createSession", { ...session, as });
      for (const name of ["Second", "Third", "Fourth"]) {
        const id = String(await steps.callAndRead("createExperiment", "/data/id", { body: { ...body, name } }));
        await steps.call("startExperiment", { path: { id } });
      }
      for (const as of users)
        await steps.expectValue(["createSession", "/data/experiment_id", { ...session, as }], path.id);
    },
    async "prefers the experiment of the lowest tier, but keeps the version of the first"(steps) {
      const { call, expectValue } = steps;
      const { path, agent, agent_name, session } = await startExperiment(steps);
      const { body: parent } = await call("getResource", { path: agent });
      const { body: first } = await call("createSession", session);
      await expectValue(["getSession", "/data/experiment_id", { path: { id: idOf(first) } }], path.id);
      const child = { resource_type: "agent", name: agent_name, parent_id: agent.id, content: "Review the tests." };
      const project_id = valueAt(first, "/data/project_id");
      const { body: created } = await call("createResource", { body: { ...child, project_id } });
      const update = { path: { id: idOf(created) }, body: { content: "Review the tests first." } };
      const { body: updated } = await call("updateResource", update);
      const body = {
        name: "Do tests come first?",
        resource_id: idOf(created),
        control_version_hash: valueAt(created, "/data/current_version_hash"),
        variant_version_hash: valueAt(updated, "/data/current_version_hash"),
      };
      const { body: lowest } = await call("createExperiment", { body });
      await expectValue(["createSession", "/data/experiment_id", session], path.id);
      await call("startExperiment", { path: { id: idOf(lowest) } });
      await expectValue(["createSession", "/data/experiment_id", session], idOf(lowest));
      const current = valueAt(parent, "/data/current_version_hash");
      await expectValue(["createSession", "/data/agent_version_hash", session], current);
    },
    async "assigns the same arm to each session of a user"(steps) {
      const { context, call, expect } = steps;
      const { path, experiment, session } = await startExperiment(steps);
      expect(valueAt(experiment, "/data/started_at") !== null, "Expected started_at to be set.");
      const first = await call("createSession", session);
      const arm = valueAt(first.body, "/data/experiment_arm");
      const second = await call("createSession", session);
      const next = await call("compactSession", { path: { id: String(valueAt(second.body, "/data/id")) } });
      const expected = [path.id, arm, valueAt(experiment, `/data/${arm}_version_hash`)].join();
      for (const { body } of [first, second, next]) {
        const names = ["experiment_id", "experiment_arm", "agent_version_hash"];
        const actual = names.map((name) => valueAt(body, `/data/${name}`)).join();
        expect(actual === expected, `Expected ${names} to be ${expected}, but received ${actual}.`);
      }
      const project_id = String(valueAt(first.body, "/data/project_id"));
      const [agent] = await effectiveResources(context, project_id, valueAt(first.body, "/data/agent_name"));
      const isSame = agent?.content_hash === valueAt(experiment, `/data/${arm}_version_hash`);
      expect(isSame, `Expected the ${arm} version in listEffectiveResources, but received ${agent?.content_hash}.`);
    },
  },
  stopExperiment: {
    async "assigns no more sessions, but still counts running ones"(steps) {
      const { call, callAndRead, expect, expectValue } = steps;
      const { path, session } = await startExperiment(steps);
      const { body } = await call("createSession", session);
      const ended = await callAndRead("stopExperiment", "/data/ended_at", { path });
      expect(ended !== null, "Expected ended_at to be set.");
      await expectValue(["createSession", "/data/experiment_id", session], null);
      const { body: next } = await call("compactSession", { path: { id: idOf(body) } });
      const changed = ["experiment_id", "experiment_arm", "agent_version_hash"].filter(
        (name) => valueAt(next, `/data/${name}`) !== valueAt(body, `/data/${name}`),
      );
      expect(changed.length === 0, `Expected compactSession to keep ${changed.join(" and ")}.`);
      await call("endSession", { path: { id: idOf(next) }, body: { total_turns: 8 } });
      const arm = `/data/${valueAt(body, "/data/experiment_arm")}`;
      await expectValue(["getExperimentMetrics", `${arm}/total_sessions`, { path }], 2);
      await expectValue(["getExperimentMetrics", `${arm}/avg_turns`, { path }], 4);
    },
  },
  deployExperiment: {
    async "makes the version of the arm the current one"(steps) {
      const { call, expectValue } = steps;
      for (const variant of ["control", "variant"]) {
        const { path, agent, experiment, session } = await startExperiment(steps);
        await call("stopExperiment", { path });
        await call("updateResource", { path: agent, body: { content: "The version of neither arm." } });
        await call("deployExperiment", { path, body: { variant } });
        const deployed = valueAt(experiment, `/data/${variant}_version_hash`);
        await expectValue(["getResource", "/data/current_version_hash", { path: agent }], deployed);
        await expectValue(["createSession", "/data/agent_version_hash", session], deployed);
      }
    },
  },
  archiveExperiment: {
    async "keeps the current version, and deploys no arm"(steps) {
      const { call, callAndRead, expectValue } = steps;
      const { path, agent } = await startExperiment(steps);
      const current = await callAndRead("getResource", "/data/current_version_hash", { path: agent });
      await call("stopExperiment", { path });
      await call("archiveExperiment", { path });
      await expectValue(["getExperiment", "/data/deployed_arm", { path }], null);
      await expectValue(["getResource", "/data/current_version_hash", { path: agent }], current);
    },
  },
  getExperimentMetrics: { "matches the sessions of both arms": matchesSessions },
  deleteExperiment: {
    async "keeps its sessions and the deployed version"(steps) {
      const { call, callAndRead, expectValue } = steps;
      const { path, experiment, session } = await startExperiment(steps);
      const id = String(await callAndRead("createSession", "/data/id", session));
      await call("stopExperiment", { path });
      await call("deployExperiment", { path, body: { variant: "control" } });
      await call("deleteExperiment", { path });
      await expectValue(["getSession", "/data/experiment_id", { path: { id } }], null);
      const agent = { path: { id: String(valueAt(experiment, "/data/resource_id")) } };
      const deployed = valueAt(experiment, "/data/control_version_hash");
      await expectValue(["getResource", "/data/current_version_hash", agent], deployed);
    },
  },
};

// An experiment with an agent that all projects can use, and a request for a session with the agent. Almost all users
// get the control version, which is not the current one.
async function createDraft({ context, callAndRead }: ScenarioSteps, fields: { traffic_split?: number } = {}) {
  const body = { ...(await experimentBody(context)), traffic_split: 1, ...fields };
  const agent = { id: String(valueAt(body, "/resource_id")) };
  const agent_name = await callAndRead("publishResource", "/data/name", { path: agent });
  const path = { id: String(await callAndRead("createExperiment", "/data/id", { body })) };
  return { path, body, agent, agent_name, session: await sessionWith(context, { agent_name }) };
}

async function startExperiment(steps: ScenarioSteps, fields: { traffic_split?: number } = {}) {
  const draft = await createDraft(steps, fields);
  const { body: experiment } = await steps.call("startExperiment", { path: draft.path });
  return { ...draft, experiment };
}

function idOf(body: unknown): string {
  return String(valueAt(body, "/data/id"));
}

// In each round, a session of a user in each arm ends. Without turns, its outcome is `abandoned`.
async function matchesSessions(steps: ScenarioSteps): Promise<void> {
  const { context, callAndRead, call, expect } = steps;
  const { path, agent_name, session, users } = await startWithUsersInArms(steps);
  const readSessions = () => readAll(context, "listSessions", { query: { agent_name } });
  for (const turns of [6, 1, 3, 4]) {
    for (const [arm, as] of users) {
      const total_turns = arm === "control" ? 0 : turns;
      const id = String(await callAndRead("createSession", "/data/id", { ...session, as }));
      const model_metrics = { input_tokens: 90, output_tokens: 9, cost_usd: 0.1 + total_turns / 4 };
      await call("endSession", { path: { id }, body: { total_turns, model_metrics } });
    }
    if (context.clock.canAdvance) await context.clock.advance(60);
    const sessions = await readSessions();
    const metrics = await callAndRead("getExperimentMetrics", "/data", { path });
    if (!isDeepStrictEqual(sessions, await readSessions()))
      throw new SkipError("Sessions were evaluated while the metrics were read.");
    const [control = [], variant = []] = ["control", "variant"].map((arm) =>
      sessions.filter(({ experiment_arm }) => experiment_arm === arm),
    );
    const arms = { control: armMetrics(control), variant: armMetrics(variant) };
    const expected = { experiment_id: path.id, ...arms, significance: significanceOf(control, variant) };
    const problems = differences(expected, metrics);
    expect(problems.length === 0, `Expected the metrics of the listed sessions, but ${problems.join("; ")}.`);
  }
}

// Retries until both arms have a user. Each user has a running session.
async function startWithUsersInArms(steps: ScenarioSteps) {
  for (let attempt = 1; ; attempt++) {
    const started = await startExperiment(steps, { traffic_split: 50 });
    const users = new Map<unknown, string>();
    for (const as of membersOf(steps.context))
      users.set(await steps.callAndRead("createSession", "/data/experiment_arm", { ...started.session, as }), as);
    if (users.size > 1 || attempt === 3) return { ...started, users };
  }
}

// Viewers cannot create sessions.
function membersOf({ target }: RunContext): string[] {
  return ["owner", "admin", "member"].filter((actor) => target.tokens[actor] !== undefined);
}

function armMetrics(sessions: readonly Item[]): object {
  const ended = endedOf(sessions);
  const costs = ended.map((session) => Number(valueAt(session, "/model_metrics/cost_usd"))).sort((a, b) => a - b);
  return {
    total_sessions: sessions.length,
    success_rate: successRate(sessions),
    avg_cost: mean(ended, "/model_metrics/cost_usd", 4),
    avg_turns: mean(ended, "/total_turns", 1),
    p95_cost: costs[Math.ceil(0.95 * costs.length) - 1] ?? null,
  };
}

/** Fisher's exact test. */
function significanceOf(control: readonly Item[], variant: readonly Item[]): object {
  const [first, second] = [byOutcome(control), byOutcome(variant)];
  const [firstTotal, secondTotal] = [first.judged.length, second.judged.length];
  if (firstTotal === 0 || secondTotal === 0) return { p_value: null, significant: false, confidence: null };
  const successes = first.successful.length + second.successful.length;
  const tables = Array.from(
    { length: successes + 1 },
    (_, count) => combinations(firstTotal, count) * combinations(secondTotal, successes - count),
  );
  const unlikely = tables.filter((each) => each <= (tables[first.successful.length] ?? 0));
  const p = unlikely.reduce((total, each) => total + each, 0) / combinations(firstTotal + secondTotal, successes);
  return { p_value: round(p, 4), significant: p < 0.05, confidence: round(100 * (1 - p), 1) };
}

function combinations(total: number, chosen: number): number {
  return chosen === 0 ? 1 : (total * combinations(total - 1, chosen - 1)) / chosen;
}
