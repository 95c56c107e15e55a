import { expect, test } from "vitest";
import { people } from "../../store/sample-data.ts";
import type { Tables } from "../../store/tables.ts";
import { exampleOf, useTestApi } from "../../testing/api.ts";
import { findRecord, updateRecord, valuesOf } from "../../testing/records.ts";

const api = useTestApi();

const ada = String(people.ada?.id);

test("sorts memberships by organization name", async () => {
  const { data } = (await api.call("listCurrentUserOrganizations", { as: "noor" })).body;
  expect(valuesOf(data, "organization_name")).toEqual(["Northstar", "Open Widgets"]);
  const { id } = findRecord(api, "organizations", ({ slug }) => slug === "northstar");
  updateRecord(api, "organizations", { id, name: "Zenith" });
  const [first] = (await api.call("listCurrentUserOrganizations", { as: "noor", query: { per_page: 1 } })).body.data;
  expect(first.organization_name).toBe("Open Widgets");
});

test("sorts memberships with the same organization name by id", async () => {
  const slugs = ["one-z", "one-y", "one-x", "one-w", "one-v"];
  for (const slug of slugs) await api.call("createOrganization", { as: "chen", body: { name: "One", slug } });
  const { data } = (await api.call("listCurrentUserOrganizations", { as: "chen" })).body;
  const ids = data.flatMap((each: Record<string, string>) => (each.organization_name === "One" ? [each.id] : []));
  expect(ids).toHaveLength(5);
  expect(ids).toEqual([...ids].sort());
});

test("lists only the caller's sign-ins", async () => {
  const { data } = (await api.call("listCurrentUserActivity", { as: "bruno" })).body;
  expect(data).toHaveLength(1);
  expect(data[0].current).toBe(true);
});

test("renames the user in every record", async () => {
  const { body } = await api.call("updateCurrentUser", { body: { name: "Ada N. Okafor" } });
  expect(body).toEqual(exampleOf("updateCurrentUser", 200, "user"));
  expect((await api.call("getCurrentUser")).body).toEqual(body);
  expect(namesOf(ada)).toEqual(inEveryTable("Ada N. Okafor"));
});

test("rejects the deletion of an organization owner's account", async () => {
  const { status, body } = await api.call("deleteCurrentUser");
  expect(status).toBe(422);
  expect(body).toEqual(exampleOf("deleteCurrentUser", 422, "ownsOrganization"));
  expect(namesOf(ada)).toEqual(inEveryTable("Ada Okafor"));
});

test("deletes an account with its passkeys, memberships and logins, and keeps the user's work", async () => {
  const { store } = api.state;
  const isOwner = ({ user_id, permission_level }: Tables["members"]) => user_id === ada && permission_level === "owner";
  updateRecord(api, "members", { id: findRecord(api, "members", isOwner).id, permission_level: "admin" });
  const sessions = store.sessions.size;
  const { body } = await api.call("deleteCurrentUser");
  expect(body).toEqual(exampleOf("deleteCurrentUser", 200, "deleted"));
  expect((await api.call("getCurrentUser")).body).toEqual(exampleOf("getCurrentUser", 401, "invalid"));
  expect([store.users.get(ada), ...store.passkeys.in(ada), ...store.logins.in(ada)]).toEqual([undefined]);
  expect(store.refresh_tokens.size).toBe(0);
  expect(namesOf(ada)).toEqual({ ...inEveryTable("Deleted user"), members: [] });
  expect(store.sessions.size).toBe(sessions);
});

test("creates a new account for the email address of a deleted account", async () => {
  await api.call("deleteCurrentUser", { as: "chen" });
  await api.call("requestMagicLink", { body: { email: "chen@acme.example" } });
  const token = api.state.store.mails.all()[0]?.token;
  const { access_token } = (await api.call("verifyMagicLink", { body: { token } })).body;
  const { user } = (await api.call("getCurrentUser", { token: access_token })).body;
  expect(user.name).toBe("chen");
  expect(user.id).not.toBe(people.chen?.id);
  expect((await api.call("listCurrentUserOrganizations", { token: access_token })).body.data).toEqual([]);
});

// The distinct names of a user in each table.
function namesOf(userId: string): Record<string, unknown[]> {
  const { members, sessions, invitations, versions, challenges, experiments } = api.state.store;
  const found = {
    members: members.all().map(({ user_id, name }) => ({ id: user_id, name })),
    sessions: sessions.all().map(({ user }) => user),
    invitations: invitations.all().map(({ invited_by }) => invited_by),
    versions: versions.all().map(({ author }) => author),
    challenges: challenges.all().map(({ challenged_by }) => challenged_by),
    experiments: experiments.all().map(({ created_by }) => created_by),
  };
  return Object.fromEntries(
    Object.entries(found).map(([kind, people]) => [
      kind,
      [...new Set(people.flatMap((person) => (person?.id === userId ? [person.name] : [])))],
    ]),
  );
}

function inEveryTable(name: string): Record<string, unknown[]> {
  const kinds = ["members", "sessions", "invitations", "versions", "challenges", "experiments"];
  return Object.fromEntries(kinds.map((kind) => [kind, [name]]));
}
