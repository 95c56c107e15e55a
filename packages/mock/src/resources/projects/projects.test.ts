import { expect, test } from "vitest";
import { useTestApi } from "../../testing/api.ts";
import { findRecord } from "../../testing/records.ts";

const api = useTestApi();

const remote_url = "git@github.com:acme/checkout-api.git";

test("includes the first 100 repositories by name", async () => {
  for (let number = 0; number < 101; number++) {
    const body = { name: `a${String(number).padStart(3, "0")}`, remote_url: `git@github.com:acme/a${number}` };
    await api.call("createRepository", { body });
  }
  const { repositories } = (await api.call("getProject")).body.data;
  expect(repositories).toHaveLength(100);
  expect(repositories.at(-1).name).toBe("a099");
});

test("returns the organization that linked the remote first", async () => {
  const { store, random } = api.state;
  const northstar = store.organizations.find({ slug: "northstar" })?.id ?? "";
  const inNorthstar = () => ({ id: random.uuid(), organization_id: northstar });
  const viewer = findRecord(api, "roles", ({ permission_level }) => permission_level === "viewer");
  store.members.add({
    ...findRecord(api, "members"),
    ...inNorthstar(),
    role_id: viewer.id,
    permission_level: "viewer",
  });
  const northstarProject = store.projects.add({ ...findRecord(api, "projects"), ...inNorthstar(), name: "Theirs" });
  const link = { project_id: northstarProject.id, created_at: "2026-01-01T00:00:00Z" };
  store.repositories.add({ ...findRecord(api, "repositories"), ...inNorthstar(), ...link });
  const { data } = (await api.call("resolveProject", { body: { remote_url } })).body;
  expect(data.project.name).toBe("Theirs");
  expect(data.organization).toMatchObject({ slug: "northstar", permission_level: "viewer" });
});
