import { expect, test } from "vitest";
import { useTestApi } from "../../testing/api.ts";
import { idOf } from "../../testing/records.ts";

const api = useTestApi();

const acme = idOf("organizations", "acme");
const checkout = idOf("projects", "checkout");
const fork = (body: object) => api.call("forkResource", { path: { id: idOf("resources", "changelog_command") }, body });

test("rejects effective content that is too large for a fork", async () => {
  const id = await createInheriting("changelog_command", "x".repeat(512_000));
  const body = { organization_id: acme, project_id: checkout };
  expect((await api.call("forkResource", { path: { id }, body })).body.details).toHaveProperty("content");
  expect((await api.call("forkResource", { path: { id }, body: { ...body, content: "Less." } })).status).toBe(201);
});

test.each([
  ["organization_id", "Organization", { organization_id: acme }],
  ["project_id", "Project", { organization_id: acme, project_id: checkout }],
])("rejects a second fork with an error of %s", async (field, words, body) => {
  expect((await fork(body)).status).toBe(201);
  expect((await fork(body)).body).toEqual({
    error: `Validation failed: ${words} already has a resource of this type and name`,
    details: { [field]: ["already has a resource of this type and name"] },
  });
});

// Creates a published resource in Acme that inherits from the parent.
async function createInheriting(parent: string, content: string): Promise<string> {
  const body = { resource_type: "command", name: "changelog", content, parent_id: idOf("resources", parent) };
  const { id } = (await api.call("createResource", { body })).body.data;
  await api.call("publishResource", { path: { id } });
  return id;
}
