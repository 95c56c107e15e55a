import { expect, test } from "vitest";
import { useTestApi } from "./testing/api.ts";
import { acme } from "./testing/control.ts";

// A request that is wrong in two ways is refused for the first of them, in the order in which requests are judged.
const api = useTestApi({ limits: true });

const malformed = { id: "1" };
const unknown = { id: "7d9c2f5e-0000-4000-8000-000000000000" };

test("the address's limit comes before the body", async () => {
  spend("address", "192.0.2.1");
  expect((await api.call("createProject", { raw: "{" })).status).toBe(429);
});

test("that the body can be read comes before the path's ids", async () => {
  expect((await api.call("updateProject", { path: malformed, raw: "{" })).status).toBe(400);
});

test("the path's ids come before the token", async () => {
  expect((await api.call("getProject", { path: malformed, as: null })).status).toBe(404);
});

test("the token comes before the organization's limit, and before what is there", async () => {
  spend("organization", acme);
  expect((await api.call("listProjects", { as: null })).status).toBe(401);
  expect((await api.call("getProject", { path: unknown, as: null })).status).toBe(401);
});

test("the organization's limit comes before permission; a stranger does not hear of it", async () => {
  spend("organization", acme);
  expect((await api.call("listProjects", { as: "noor" })).status).toBe(403);
  expect((await api.call("createProject", { as: "dana", body: {} })).status).toBe(429);
});

test("membership and permission come before parameters, body and what is there", async () => {
  expect((await api.call("listProjects", { as: "noor", query: { page: 0 } })).status).toBe(403);
  expect((await api.call("createProject", { as: "dana", body: {} })).status).toBe(403);
  expect((await api.call("deleteProject", { as: "dana", path: unknown })).status).toBe(403);
});

test("parameters and body come before what is there", async () => {
  const path = { project_id: unknown.id };
  expect((await api.call("listRepositories", { path, query: { page: 0 } })).status).toBe(400);
  expect((await api.call("updateProject", { path: unknown, body: { name: "" } })).status).toBe(422);
});

test("what is there comes before its state", async () => {
  expect((await api.call("startExperiment", { path: unknown })).status).toBe(404);
});

function spend(scope: string, name: string): void {
  api.state.limits.load([{ scope, name, remaining: 0, ends_at: "2026-11-20T14:00:30Z" }]);
}
