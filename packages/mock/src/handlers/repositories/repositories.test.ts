import { expect, test } from "vitest";
import { exampleOf, useTestApi } from "../../testing/api.ts";

const api = useTestApi();

const handbook = "e50b57e4-105e-45b6-a5d0-94f5281c1a3a";
const checkoutApi = "git@github.com:acme/checkout-api.git";

async function link(body: object): Promise<{ id: string; slug: string; remote_url: string }> {
  return (await api.call("createRepository", { body })).body.data;
}

test("appends a number to a duplicate slug", async () => {
  const { slug } = await link({ name: "Mobile", remote_url: "git@example.org:mobile" });
  expect(slug).toBe("mobile-2");
  const long = await link({ name: "a".repeat(70), remote_url: "git@example.org:long" });
  expect(long.slug).toBe("a".repeat(63));
});

test("accepts the remote URL of a response", async () => {
  const { id, remote_url } = await link({ name: "jobs", remote_url: "ssh://git@Git.Example.org:2222//acme/jobs.git" });
  expect(remote_url).toBe("git.example.org:2222/acme/jobs");
  expect((await api.call("lookupRepository", { query: { remote_url } })).body.data.id).toBe(id);
  expect((await api.call("resolveProject", { body: { remote_url } })).body.data.repository.id).toBe(id);
  expect((await api.call("createSession", { body: { remote_url } })).body.data.repository_id).toBe(id);
  const again = await api.call("createRepository", { body: { name: "jobs", remote_url } });
  expect(again.body).toEqual(exampleOf("createRepository", 422, "remoteTaken"));
});

test("rejects repositories in a workspace", async () => {
  const path = { project_id: handbook };
  expect((await api.call("listRepositories", { path })).body.meta.total_count).toBe(0);
  const { status, body } = await api.call("createRepository", { path, body: { name: "a", remote_url: checkoutApi } });
  expect([status, body]).toEqual([422, { error: "Project is a workspace" }]);
});

test("does not look up repositories of other organizations", async () => {
  const northstar = api.state.store.organizations.find({ slug: "northstar" })?.id ?? "";
  const path = { org_id: northstar };
  const theirs = await api.call("lookupRepository", { as: "noor", path, query: { remote_url: checkoutApi } });
  expect(theirs.body).toEqual(exampleOf("lookupRepository", 200, "unknown"));
  expect((await api.call("getRepository", { as: "noor", path })).status).toBe(404);
});

test("allows linking a repository again but does not restore its sessions", async () => {
  expect((await api.call("deleteRepository")).body).toEqual(exampleOf("deleteRepository", 200, "deleted"));
  expect((await api.call("getRepository")).status).toBe(404);
  expect((await api.call("listSessions")).body.meta.total_count).toBe(api.state.store.sessions.size);
  expect((await api.call("getSession")).body.data.repository_id).toBeNull();
  const { slug } = await link({ name: "checkout-api", remote_url: checkoutApi });
  expect(slug).toBe("checkout-api");
  expect((await api.call("listSessions", { query: { repo: slug } })).body.data).toEqual([]);
});
