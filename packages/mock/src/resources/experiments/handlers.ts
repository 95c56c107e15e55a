import type { Schemas } from "../../contract/values.ts";
import type { Handler } from "../../rules/handler.ts";
import { findInOrganization, requireFound } from "../../rules/records.ts";
import { meanOf, nearestRank, roundDollars, roundToTenth } from "../../rules/statistics/numbers.ts";
import { significanceOf } from "../../rules/statistics/significance.ts";
import { successRate, tallyOf } from "../../rules/statistics/tally.ts";
import { findVersion, setCurrentVersion } from "../../rules/versions.ts";
import type { Tables } from "../../store/tables.ts";
import { createExperimentSlug, requireDistinctVersions, versionHashOf } from "./rules.ts";

export const archiveExperiment: Handler<"archiveExperiment"> = ({ store, find, error }) => {
  const experiment = find("experiments");
  if (experiment.status !== "completed") throw error("notCompleted");
  return { data: store.experiments.update(experiment, { status: "archived" }) };
};

export const createExperiment: Handler<"createExperiment"> = (context) => {
  const { store, organization, body, caller, random, now, error } = context;
  const resource = findInOrganization(store.resources, body.resource_id, organization.id);
  if (resource?.resource_type !== "agent") throw error("resourceUnknown");
  requireDistinctVersions(context, body);
  const data = store.experiments.add({
    id: random.uuid(),
    organization_id: organization.id,
    resource_id: resource.id,
    name: body.name,
    slug: createExperimentSlug(store, organization.id, random),
    status: "draft",
    control_version_hash: body.control_version_hash,
    variant_version_hash: body.variant_version_hash,
    traffic_split: body.traffic_split,
    deployed_arm: null,
    created_by: caller.user,
    created_at: now(),
    started_at: null,
    ended_at: null,
  });
  return { data };
};

export const deleteExperiment: Handler<"deleteExperiment"> = ({ store, find, error }) => {
  const experiment = find("experiments");
  if (experiment.status === "running") throw error("running");
  store.experiments.remove(experiment.id);
  return { message: "Experiment deleted" };
};

export const deployExperiment: Handler<"deployExperiment"> = (context) => {
  const { store, body, error } = context;
  const experiment = context.find("experiments");
  if (experiment.status !== "completed") throw error("notCompleted");
  const resource = context.find("resources", experiment.resource_id);
  const version = requireFound(findVersion(store, resource, versionHashOf(experiment, body.variant)), error);
  setCurrentVersion(context, resource, version);
  return { data: store.experiments.update(experiment, { status: "deployed", deployed_arm: body.variant }) };
};

export const getExperiment: Handler<"getExperiment"> = ({ find }) => ({ data: find("experiments") });

export const getExperimentMetrics: Handler<"getExperimentMetrics"> = ({ store, find }) => {
  const experiment = find("experiments");
  const sessions = store.sessions.where({ experiment_id: experiment.id });
  const control = sessions.filter(({ experiment_arm }) => experiment_arm === "control");
  const variant = sessions.filter(({ experiment_arm }) => experiment_arm === "variant");
  return {
    data: {
      experiment_id: experiment.id,
      control: measureArm(control),
      variant: measureArm(variant),
      significance: significanceOf(tallyOf(control), tallyOf(variant)),
    },
  };
};

function measureArm(sessions: readonly Tables["sessions"][]): Schemas["ExperimentArmMetrics"] {
  const endedSessions = sessions.filter(({ ended_at }) => ended_at !== null);
  const ended = tallyOf(endedSessions);
  const costs = endedSessions.map(({ model_metrics }) => model_metrics.cost_usd);
  return {
    total_sessions: sessions.length,
    success_rate: roundToTenth(successRate(tallyOf(sessions))),
    avg_cost: roundDollars(meanOf(ended.cost, ended.sessions)),
    avg_turns: roundToTenth(meanOf(ended.turns, ended.sessions)),
    p95_cost: roundDollars(nearestRank(costs, 95)),
  };
}

export const listExperiments: Handler<"listExperiments"> = ({ organization, list }) =>
  list("experiments", { organization_id: organization.id });

export const startExperiment: Handler<"startExperiment"> = ({ store, find, now, error }) => {
  const experiment = find("experiments");
  if (experiment.status !== "draft") throw error("notADraft");
  return { data: store.experiments.update(experiment, { status: "running", started_at: now() }) };
};

export const stopExperiment: Handler<"stopExperiment"> = ({ store, find, now, error }) => {
  const experiment = find("experiments");
  if (experiment.status !== "running") throw error("notRunning");
  return { data: store.experiments.update(experiment, { status: "completed", ended_at: now() }) };
};

export const updateExperiment: Handler<"updateExperiment"> = (context) => {
  const { store, body, error } = context;
  const experiment = context.find("experiments");
  if (experiment.status !== "draft") throw error("notADraft");
  requireDistinctVersions(context, { ...experiment, ...body });
  return { data: store.experiments.update(experiment, body) };
};
