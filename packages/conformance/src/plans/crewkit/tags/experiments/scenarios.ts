import { isDeepStrictEqual } from "node:util";
import type { AssignedArm, ExperimentArm, KnownValues } from "@crewkit/types";
import type { Item } from "../../../../base/request.ts";
import type { RunContext } from "../../../../base/run-context.ts";
import { SkipError } from "../../../../base/skip.ts";
import { differences } from "../../../../values/differences.ts";
import { joinTexts, text } from "../../../../values/format.ts";
import { pick, valueAt } from "../../../../values/json.ts";
import { endedOf, mean, successRate } from "../../common/statistics.ts";
import type { CrewkitSteps, CustomScenarios, Data } from "../../common/tag-plan.ts";
import { effectiveResources, twoVersions } from "../resources/setup.ts";
import { sessionWith } from "../sessions/setup.ts";

const assignedFields = ["experiment_id", "experiment_arm", "agent_version_hash"];

export const scenarios: CustomScenarios = {
  startExperiment: {
    // 14 assignments, or fewer if they decide: with equal shares, at least 3 are rare in 99.4 percent of the runs, and with
    // shares of 1 and 99 percent in 0.03 percent (binomial distribution).
    async "gives almost all users the arm with a share of 99 percent"(steps) {
      const { context, call, callForData, expect } = steps;
      const { path, body, session } = await startExperiment(steps);
      await call("stopExperiment", { path });
      const counts = { common: 0, rare: 0 };
      for (let traffic_split = 1; counts.common < 12 && counts.rare < 3; traffic_split = 100 - traffic_split) {
        const { id } = await callForData("createExperiment", { body: { ...body, traffic_split } });
        await call("startExperiment", { path: { id } });
        for (const as of membersOf(context)) {
          const { experiment_arm } = await callForData("createSession", { ...session, as });
          counts[(experiment_arm === "variant") === traffic_split > 50 ? "common" : "rare"]++;
        }
        await call("stopExperiment", { path: { id } });
      }
      const problem = `${counts.rare} of ${counts.common + counts.rare} users got the arm with a share of 1 percent`;
      expect(counts.rare < 3, text`Expected an assignment according to traffic_split, but ${problem}.`);
    },
    async "keeps a user in the first of several experiments with the same agent"(steps) {
      const { call, callForData, expectValues } = steps;
      const { path, body, session } = await startExperiment(steps);
      const users = membersOf(steps.context);
      for (const as of users) await call("createSession", { ...session, as });
      for (const name of ["Second", "Third", "Fourth"]) {
        const { id } = await callForData("createExperiment", { body: { ...body, name } });
        await call("startExperiment", { path: { id } });
      }
      for (const as of users) await expectValues("createSession", { ...session, as }, { experiment_id: path.id });
    },
    async "prefers the experiment of the lowest tier, but keeps the version of the first"(steps) {
      const { call, callForData, expectValues } = steps;
      const { path, agent, agent_name, session } = await startExperiment(steps);
      const parent = await callForData("getResource", { path: agent });
      const { id, project_id } = await expectValues("createSession", session, { experiment_id: path.id });
      await expectValues("getSession", { path: { id } }, { experiment_id: path.id });
      const child = { resource_type: "agent", name: agent_name, parent_id: agent.id, content: "Review the tests." };
      const created = await callForData("createResource", { body: { ...child, project_id } });
      const update = { path: { id: created.id }, body: { content: "Review the tests first." } };
      const updated = await callForData("updateResource", update);
      const body = {
        name: "Do tests come first?",
        resource_id: created.id,
        control_version_hash: created.current_version_hash,
        variant_version_hash: updated.current_version_hash,
      };
      const lowest = await callForData("createExperiment", { body });
      await expectValues("createSession", session, { experiment_id: path.id });
      await call("startExperiment", { path: { id: lowest.id } });
      const expected = { experiment_id: lowest.id, agent_version_hash: parent.current_version_hash };
      await expectValues("createSession", session, expected);
    },
    async "assigns the same arm to each session of a user"(steps) {
      const { context, callForData, expect, expectEqual, expectValues } = steps;
      const { path, experiment, session } = await startExperiment(steps);
      expect(experiment.started_at !== null, "Expected started_at to be set.");
      const first = await callForData("createSession", session);
      const agent_version_hash = experiment[`${first.experiment_arm}_version_hash`];
      const expected = { experiment_id: path.id, experiment_arm: first.experiment_arm, agent_version_hash };
      expectEqual(pick(first, assignedFields), expected, "the assignment of the first session");
      const { id } = await expectValues("createSession", session, expected);
      await expectValues("compactSession", { path: { id } }, expected);
      const [agent] = await effectiveResources(context, first.project_id, first.agent_name);
      expectEqual(agent?.content_hash, agent_version_hash, "the agent's content_hash in listEffectiveResources");
    },
  },
  stopExperiment: {
    async "assigns no more sessions, but still counts running ones"(steps) {
      const { call, callForData, expect, expectValues } = steps;
      const { path, session } = await startExperiment(steps);
      const running = await callForData("createSession", session);
      const { ended_at } = await callForData("stopExperiment", { path });
      expect(ended_at !== null, "Expected ended_at to be set.");
      await expectValues("createSession", session, { experiment_id: null });
      const next = await expectValues("compactSession", { path: { id: running.id } }, pick(running, assignedFields));
      await call("endSession", { path: { id: next.id }, body: { total_turns: 8 } });
      const arm = running.experiment_arm;
      await expectValues("getExperimentMetrics", { path }, { [`${arm}/total_sessions`]: 2, [`${arm}/avg_turns`]: 4 });
    },
  },
  deployExperiment: {
    async "makes the version of the arm the current one"(steps) {
      const { call, expectValues } = steps;
      for (const variant of ["control", "variant"] as const) {
        const { path, agent, experiment, session } = await startExperiment(steps);
        await call("stopExperiment", { path });
        await call("updateResource", { path: agent, body: { content: "The version of neither arm." } });
        await call("deployExperiment", { path, body: { variant } });
        const deployed = experiment[`${variant}_version_hash`];
        await expectValues("getResource", { path: agent }, { current_version_hash: deployed });
        await expectValues("createSession", session, { agent_version_hash: deployed });
      }
    },
  },
  archiveExperiment: {
    async "keeps the current version, and deploys no arm"(steps) {
      const { call, callForData, expectValues } = steps;
      const { path, agent } = await startExperiment(steps);
      const { current_version_hash } = await callForData("getResource", { path: agent });
      await call("stopExperiment", { path });
      await call("archiveExperiment", { path });
      await expectValues("getExperiment", { path }, { deployed_arm: null });
      await expectValues("getResource", { path: agent }, { current_version_hash });
    },
  },
  getExperimentMetrics: { "matches the sessions of both arms": matchesSessions },
  deleteExperiment: {
    async "keeps its sessions and the deployed version"(steps) {
      const { call, callForData, expectValues } = steps;
      const { path, agent, experiment, session } = await startExperiment(steps);
      const { id } = await callForData("createSession", session);
      await call("stopExperiment", { path });
      await call("deployExperiment", { path, body: { variant: "control" } });
      await call("deleteExperiment", { path });
      await expectValues("getSession", { path: { id } }, { experiment_id: null });
      const deployed = { current_version_hash: experiment.control_version_hash };
      await expectValues("getResource", { path: agent }, deployed);
    },
  },
};

export async function experimentBody(context: RunContext): Promise<object> {
  const [resource_id, control_version_hash, variant_version_hash] = await context.resourceIds(twoVersions, true);
  return { name: "Does it find more?", resource_id, control_version_hash, variant_version_hash };
}

// Starts an experiment with an agent that all projects can use. `session` is a request for a session with the agent. Almost
// all users get the control version, which is not the current one.
async function startExperiment({ context, callForData }: CrewkitSteps, fields: { traffic_split?: number } = {}) {
  const body: Item = { ...(await experimentBody(context)), traffic_split: 1, ...fields };
  const agent = { id: String(body.resource_id) };
  const { name: agent_name } = await callForData("publishResource", { path: agent });
  const path = { id: (await callForData("createExperiment", { body })).id };
  const experiment: Data = await callForData("startExperiment", { path });
  return { path, body, agent, agent_name, experiment, session: await sessionWith(context, { agent_name }) };
}

// In each round, a session of a user in each arm ends. Sessions without turns do not succeed.
async function matchesSessions(steps: CrewkitSteps): Promise<void> {
  const { context, callForData, call, expect } = steps;
  const { path, agent_name, session, users } = await startWithUsersInArms(steps);
  const readSessions = () => context.readAll("listSessions", { query: { agent_name } });
  for (const turns of [6, 1, 3, 4]) {
    for (const [arm, as] of users) {
      const total_turns = arm === "control" ? 0 : turns;
      const { id } = await callForData("createSession", { ...session, as });
      const model_metrics = { input_tokens: 90, output_tokens: 9, cost_usd: 0.1 + total_turns / 4 };
      await call("endSession", { path: { id }, body: { total_turns, model_metrics } });
    }
    if (context.clock.canAdvance) await context.clock.advance(60);
    const sessions = await readSessions();
    const metrics = await callForData("getExperimentMetrics", { path });
    if (!isDeepStrictEqual(sessions, await readSessions()))
      throw new SkipError("Sessions were evaluated while the metrics were read.");
    const inArm = (arm: ExperimentArm) => sessions.filter(({ experiment_arm }) => experiment_arm === arm);
    const [control, variant] = [inArm("control"), inArm("variant")];
    const arms = { control: armMetrics(control), variant: armMetrics(variant) };
    const problems = differences({ experiment_id: path.id, ...arms }, metrics, { closed: false });
    expect(problems.length === 0, text`Expected the metrics of the listed sessions, but ${joinTexts(problems)}.`);
    expectPercentile(metrics.control.p95_cost, control, steps);
    expectPercentile(metrics.variant.p95_cost, variant, steps);
    expectSignificance(metrics.significance, [successRate(control), successRate(variant)], steps);
  }
}

// Retries until both arms have a user. Each user has a running session.
async function startWithUsersInArms(steps: CrewkitSteps) {
  for (let attempt = 1; ; attempt++) {
    const started = await startExperiment(steps, { traffic_split: 50 });
    const users = new Map<KnownValues<AssignedArm>, string>();
    for (const as of membersOf(steps.context))
      users.set((await steps.callForData("createSession", { ...started.session, as })).experiment_arm, as);
    if (users.size > 1 || attempt === 3) return { ...started, users };
  }
}

// Viewers cannot create sessions.
function membersOf({ target }: RunContext): string[] {
  return ["owner", "admin", "member"].filter((actor) => target.tokens[actor] !== undefined);
}

function armMetrics(sessions: readonly Item[]): object {
  const ended = endedOf(sessions);
  return {
    total_sessions: sessions.length,
    success_rate: successRate(sessions),
    avg_cost: mean(ended, "/model_metrics/cost_usd", 4),
    avg_turns: mean(ended, "/total_turns", 1),
  };
}

// The results of common methods for percentiles differ by less than one position.
function expectPercentile(actual: number | null, sessions: readonly Item[], { expect }: CrewkitSteps): void {
  const costs = endedOf(sessions).map((session) => Number(valueAt(session, "/model_metrics/cost_usd")));
  costs.sort((a, b) => a - b);
  const position = Math.ceil(0.95 * costs.length) - 1;
  const [lowest, highest] = [costs[Math.max(position - 1, 0)] ?? null, costs[position + 1] ?? costs.at(-1) ?? null];
  const isBetween =
    actual === null || lowest === null || highest === null ? actual === lowest : lowest <= actual && actual <= highest;
  expect(isBetween, text`Expected a p95_cost from ${lowest} to ${highest}, but received ${actual}.`);
}

// The contract does not define the test. `p_value` is rounded to four decimals, `confidence` to one.
function expectSignificance(actual: Item, rates: readonly (number | null)[], { expect, expectEqual }: CrewkitSteps) {
  const none = { p_value: null, significant: false, confidence: null };
  if (rates.includes(null)) return expectEqual(actual, none, "the significance without judged sessions in each arm");
  const { significant } = actual;
  const [p, confidence] = [Number(actual.p_value), Number(actual.confidence)];
  if (rates[0] === rates[1]) expectEqual(p, 1, "p_value of equal success rates");
  const isSignificant = p === 0.05 ? significant : p < 0.05;
  expectEqual(significant, isSignificant, text`significant for a p_value of ${p}`);
  const difference = Math.abs(confidence - 100 * (1 - p));
  expect(difference < 0.06, text`Expected a confidence of 100 × (1 − ${p}), but received ${confidence}.`);
}
