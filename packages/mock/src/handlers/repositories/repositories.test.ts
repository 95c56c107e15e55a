import { expect, test } from "vitest";
import { exampleOf, useTestApi } from "../../testing/api.ts";

const api = useTestApi();

const handbook = "e50b57e4-105e-45b6-a5d0-94f5281c1a3a";
const checkoutApi = "git@github.com:acme/checkout-api.git";

async function link(body: object): Promise<{ id: string; slug: string; remote_url: string }> {
  return (await api.call("createRepository", { body })).body.data;
}

test("the answers of the start state are the contract's examples", async () => {
  expect((await api.call("listRepositories")).body).toEqual(exampleOf("listRepositories", 200, "firstPage"));
  expect((await api.call("getRepository")).body).toEqual(exampleOf("getRepository", 200, "repository"));
  const found = await api.call("lookupRepository", { query: { remote_url: checkoutApi } });
  expect(found.body).toEqual(exampleOf("lookupRepository", 200, "found"));
});

test("a linked repository has its remote normalised, and its sessions are public", async () => {
  const { status, body } = await api.call("createRepository", {
    body: { name: "Payments", remote_url: "https://ada:secret@GitHub.com/acme/Payments.git" },
  });
  expect(status).toBe(201);
  expect(body.data).toMatchObject({
    slug: "payments",
    remote_url: "github.com/acme/Payments",
    session_visibility: "public",
    created_at: "2026-11-20T14:00:00Z",
  });
  expect((await api.call("getRepository", { path: { id: body.data.id } })).body).toEqual(body);
});

test("a remote is linked once in an organization, however it is written", async () => {
  const body = { name: "Another", remote_url: "ssh://git@github.com/acme/checkout-api/" };
  expect((await api.call("createRepository", { body })).body.details).toEqual({
    remote_url: ["has already been taken"],
  });
});

test("slugs are unique in the organization: a number follows", async () => {
  const { slug } = await link({ name: "Mobile", remote_url: "git@example.org:mobile" });
  expect(slug).toBe("mobile-2");
  const long = await link({ name: "a".repeat(70), remote_url: "git@example.org:long" });
  expect(long.slug).toBe("a".repeat(63));
});

test("a workspace has no repositories", async () => {
  const path = { project_id: handbook };
  expect((await api.call("listRepositories", { path })).body.meta.total_count).toBe(0);
  const { status, body } = await api.call("createRepository", { path, body: { name: "a", remote_url: "./no-remote" } });
  expect([status, body]).toEqual([422, { error: "Project is a workspace" }]);
});

test("a local path is no remote", async () => {
  const body = { name: "Local", remote_url: "/srv/git/local.git" };
  const told = ["must be the URL of a remote on a host"];
  expect((await api.call("createRepository", { body })).body.details).toEqual({ remote_url: told });
  const { status, body: answer } = await api.call("lookupRepository", { query: { remote_url: "./local" } });
  expect([status, answer.details]).toEqual([400, { remote_url: told }]);
});

test("a lookup tells nothing of other organizations", async () => {
  const northstar = api.state.store.organizations.find({ slug: "northstar" })?.id ?? "";
  const path = { org_id: northstar };
  const theirs = await api.call("lookupRepository", { as: "noor", path, query: { remote_url: checkoutApi } });
  expect(theirs.body).toEqual(exampleOf("lookupRepository", 200, "unknown"));
  expect((await api.call("getRepository", { as: "noor", path })).status).toBe(404);
});

test("an unlinked repository can be linked again, without its sessions", async () => {
  expect((await api.call("deleteRepository")).body).toEqual(exampleOf("deleteRepository", 200, "deleted"));
  expect((await api.call("getRepository")).status).toBe(404);
  expect((await api.call("listSessions")).body.meta.total_count).toBe(api.state.store.sessions.size);
  expect((await api.call("getSession")).body.data.repository_id).toBeNull();
  const { slug } = await link({ name: "checkout-api", remote_url: checkoutApi });
  expect(slug).toBe("checkout-api");
  expect((await api.call("listSessions", { query: { repo: slug } })).body.data).toEqual([]);
});
