import type { ScenarioSteps } from "../../../scenarios/scenario.ts";
import { valueAt } from "../../../values/json.ts";
import { experimentBody } from "../resource-types.ts";
import { type CustomScenarios, effectiveResources, sessionWith } from "../setup/requests.ts";

export const experimentScenarios: CustomScenarios = {
  startExperiment: {
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
    async "assigns no more sessions and keeps the metrics"(steps) {
      const { call, callAndRead, expect, expectValue } = steps;
      const { path, session } = await startExperiment(steps);
      await call("createSession", session);
      const ended = await callAndRead("stopExperiment", "/data/ended_at", { path });
      expect(ended !== null, "Expected ended_at to be set.");
      await expectValue(["createSession", "/data/experiment_id", session], null);
      const { body } = await call("getExperimentMetrics", { path });
      const [control, variant] = ["control", "variant"].map((arm) => valueAt(body, `/data/${arm}/total_sessions`));
      const total = Number(control) + Number(variant);
      expect(total === 1, `Expected one session in getExperimentMetrics, but received ${total}.`);
    },
  },
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

// Starts an experiment with an agent that all projects can use. Also returns a request for a session with the agent.
async function startExperiment({ context, call, callAndRead }: ScenarioSteps) {
  // Almost all users get the control version, which is not the current one.
  const body = { ...(await experimentBody(context)), traffic_split: 1 };
  const agent = { path: { id: String(valueAt(body, "/resource_id")) } };
  const agent_name = await callAndRead("publishResource", "/data/name", agent);
  const path = { id: String(await callAndRead("createExperiment", "/data/id", { body })) };
  const { body: experiment } = await call("startExperiment", { path });
  return { path, experiment, session: await sessionWith(context, { agent_name }) };
}
