import { expect, test } from "vitest";
import type { OperationId } from "../../call.ts";
import { exampleOf, useTestApi } from "../../testing/api.ts";
import { alter } from "../../testing/records.ts";

const api = useTestApi();

// Of the world: the experiment that is completed, Acme's reviewer and its first version.
const lynx = { id: "8cb3ce09-1485-44fb-b2ee-42c0540427f8" };
const reviewer = "1735f2aa-ba45-4655-925b-e133f611f3f5";
const first = "672cf301a961de9ae5a5707a4538667e2e6beb708ed21a71da0314e2b2567011";

// Which moves each status allows: draft > running > completed > deployed or archived.
const moves = {
  startExperiment: { from: "draft", to: "running", error: "Experiment is not a draft" },
  stopExperiment: { from: "running", to: "completed", error: "Experiment is not running" },
  archiveExperiment: { from: "completed", to: "archived", error: "Experiment is not completed" },
  deployExperiment: { from: "completed", to: "deployed", error: "Experiment is not completed" },
} as const;
const statuses = ["draft", "running", "completed", "deployed", "archived"] as const;

test.each(Object.entries(moves))("%s moves on from one status alone", async (operation, { from, to, error }) => {
  for (const status of statuses) {
    api.control.reset();
    alter(api, "experiments", { id: lynx.id, status });
    const body = operation === "deployExperiment" ? { variant: "control" } : undefined;
    const answer = await api.call(operation as OperationId, { path: lynx, body });
    expect([answer.status, answer.body.error]).toEqual(status === from ? [200, undefined] : [422, error]);
    expect(api.state.store.experiments.get(lynx.id)?.status).toBe(status === from ? to : status);
  }
});

test("moves answer the contract's examples", async () => {
  expect((await api.call("startExperiment")).body).toEqual(exampleOf("startExperiment", 200, "started"));
  expect((await api.call("stopExperiment")).body).toEqual(exampleOf("stopExperiment", 200, "stopped"));
  expect((await api.call("archiveExperiment")).body).toEqual(exampleOf("archiveExperiment", 200, "archived"));
});

test("deploying makes the arm's version current, whichever was before", async () => {
  const answer = await api.call("deployExperiment", { body: { variant: "control" } });
  expect(answer.body).toEqual(exampleOf("deployExperiment", 200, "control"));
  expect(api.state.store.resources.get(reviewer)).toMatchObject({
    current_version_hash: first,
    current_version_number: 1,
    updated_at: "2026-11-20T14:00:00Z",
  });
  expect(api.state.store.versions.in(reviewer)).toHaveLength(3);
});

test("deploying what is current already leaves the resource as it was", async () => {
  const before = api.state.store.resources.get(reviewer);
  const answer = await api.call("deployExperiment", { body: { variant: "variant" } });
  expect(answer.body).toEqual(exampleOf("deployExperiment", 200, "variant"));
  expect(api.state.store.resources.get(reviewer)).toBe(before);
});
