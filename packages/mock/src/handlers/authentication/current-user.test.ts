import { expect, test } from "vitest";
import { people } from "../../store/sample-data.ts";
import type { Tables } from "../../store/tables.ts";
import { exampleOf, useTestApi } from "../../testing/api.ts";
import { findRecord, updateRecord } from "../../testing/records.ts";

const api = useTestApi();

const ada = String(people.ada?.id);

test("renames the user in every record", async () => {
  const { body } = await api.call("updateCurrentUser", { body: { name: "Ada N. Okafor" } });
  expect(body).toEqual(exampleOf("updateCurrentUser", 200, "user"));
  expect((await api.call("getCurrentUser")).body).toEqual(body);
  expect(namesOf(ada)).toEqual(inEveryTable("Ada N. Okafor"));
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
