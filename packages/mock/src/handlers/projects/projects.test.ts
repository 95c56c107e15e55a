import { expect, test } from "vitest";
import { people } from "../../store/world.ts";
import { exampleOf, useTestApi } from "../../testing/api.ts";
import { firstOf } from "../../testing/records.ts";

const api = useTestApi();

const remote_url = "git@github.com:acme/checkout-api.git";

test("the answers of the start state are the contract's examples", async () => {
  expect((await api.call("listProjects")).body).toEqual(exampleOf("listProjects", 200, "firstPage"));
  expect((await api.call("getProject")).body).toEqual(exampleOf("getProject", 200, "project"));
  const found = await api.call("resolveProject", { body: { remote_url } });
  expect(found.body).toEqual(exampleOf("resolveProject", 200, "found"));
  const free = await api.call("checkProjectSlug", { query: { slug: "payments" } });
  expect(free.body).toEqual(exampleOf("checkProjectSlug", 200, "free"));
  const taken = await api.call("checkProjectSlug", { query: { slug: "checkout" } });
  expect(taken.body).toEqual(exampleOf("checkProjectSlug", 200, "taken"));
});

test("a project that is created can be read and listed", async () => {
  const { status, body } = await api.call("createProject", { body: { name: "Payments", slug: "payments" } });
  expect(status).toBe(201);
  expect(body.data).toMatchObject({ name: "Payments", project_type: "repository", created_at: "2026-11-20T14:00:00Z" });
  const path = { id: body.data.id };
  expect((await api.call("getProject", { path })).body.data).toEqual({ ...body.data, repositories: [] });
  expect((await api.call("listProjects")).body.data).toContainEqual(body.data);
});

test("a slug is taken once in an organization", async () => {
  const body = { name: "Another", slug: "checkout" };
  expect((await api.call("createProject", { body })).body.details).toEqual({ slug: ["has already been taken"] });
  const change = await api.call("updateProject", { body: { slug: "handbook" } });
  expect(change.body.details).toEqual({ slug: ["has already been taken"] });
});

test("a change keeps what it leaves out, and frees the slug before", async () => {
  const rename = await api.call("updateProject", { body: { name: "Checkout and refunds" } });
  expect(rename.body).toEqual(exampleOf("updateProject", 200, "rename"));
  await api.call("updateProject", { body: { name: "Checkout", slug: "checkout-and-refunds" } });
  expect((await api.call("checkProjectSlug", { query: { slug: "checkout" } })).body.data.available).toBe(true);
});

test("a change to what it is already is allowed, and is none", async () => {
  const { body } = await api.call("updateProject", { body: { slug: "checkout" } });
  expect(body.data.updated_at).toBe("2026-02-04T10:00:00Z");
});

test("a project carries its first 100 repositories by name", async () => {
  for (let number = 0; number < 101; number++) {
    const body = { name: `a${String(number).padStart(3, "0")}`, remote_url: `git@github.com:acme/a${number}` };
    await api.call("createRepository", { body });
  }
  const { repositories } = (await api.call("getProject")).body.data;
  expect(repositories).toHaveLength(100);
  expect(repositories.at(-1).name).toBe("a099");
});

test("a deleted project takes its sessions, resources and experiments with it", async () => {
  const { store } = api.state;
  const { id } = (await api.call("getProject")).body.data;
  const others = store.sessions.all().filter(({ project_id }) => project_id !== id);
  const experiments = store.experiments.size;
  const reviewer = firstOf(api, "resources", ({ tier }) => tier === "project");
  store.experiments.add({ ...firstOf(api, "experiments"), id: "of-the-project", resource_id: reviewer.id });
  expect((await api.call("deleteProject")).body).toEqual(exampleOf("deleteProject", 200, "deleted"));
  expect((await api.call("getProject")).status).toBe(404);
  expect(store.sessions.all()).toEqual(others);
  expect(store.experiments.size).toBe(experiments);
  expect(store.tasks.size).toBe(0);
  expect(store.resources.get(reviewer.id)).toBeUndefined();
  expect(store.versions.in(reviewer.id)).toEqual([]);
  expect(store.repositories.all().map(({ name }) => name)).toEqual(["mobile"]);
});

test("only somebody of the organization resolves its remotes", async () => {
  const stranger = await api.call("resolveProject", { as: "noor", body: { remote_url } });
  expect(stranger.body).toEqual(exampleOf("resolveProject", 200, "unknown"));
  const path = await api.call("resolveProject", { body: { remote_url: "./checkout-api" } });
  expect(path.body.details).toEqual({ remote_url: ["must be the URL of a remote on a host"] });
});

test("of several organizations of the caller, the one that linked a remote first is found", async () => {
  const { store, random } = api.state;
  const northstar = store.organizations.find({ slug: "northstar" })?.id ?? "";
  const elsewhere = () => ({ id: random.uuid(), organization_id: northstar });
  store.members.add({
    ...firstOf(api, "members"),
    ...elsewhere(),
    user_id: people.ada?.id ?? "",
    permission_level: "viewer",
  });
  const theirs = store.projects.add({ ...firstOf(api, "projects"), ...elsewhere(), name: "Theirs" });
  const link = { project_id: theirs.id, created_at: "2026-01-01T00:00:00Z" };
  store.repositories.add({ ...firstOf(api, "repositories"), ...elsewhere(), ...link });
  const { data } = (await api.call("resolveProject", { body: { remote_url } })).body;
  expect(data.project.name).toBe("Theirs");
  expect(data.organization).toMatchObject({ slug: "northstar", permission_level: "viewer" });
});
