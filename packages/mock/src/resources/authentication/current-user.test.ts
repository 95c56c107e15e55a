import { expect, test } from "vitest";
import { people } from "../../store/sample-data.ts";
import { dumpRecords } from "../../store/store.ts";
import type { Tables } from "../../store/tables.ts";
import { exampleOf, useTestApi } from "../../testing/api.ts";
import { findRecord, updateRecord } from "../../testing/records.ts";

const api = useTestApi();

const ada = String(people.ada?.id);

test("renames the user in every record", async () => {
  const before = recordsWith("Ada Okafor");
  const { body } = await api.call("updateCurrentUser", { body: { name: "Ada N. Okafor" } });
  expect(body).toEqual(exampleOf("updateCurrentUser", 200, "user"));
  expect((await api.call("getCurrentUser")).body).toEqual(body);
  expect(recordsWith("Ada N. Okafor")).toEqual(before);
  expect(recordsWith("Ada Okafor")).toEqual({});
  const tables = ["challenges", "experiments", "invitations", "members", "sessions", "users", "versions"];
  expect(Object.keys(before).sort()).toEqual(tables);
});

test("deletes an account with its passkeys, memberships and logins, and keeps the user's work", async () => {
  const { store } = api.state;
  const isOwner = ({ user_id, permission_level }: Tables["members"]) => user_id === ada && permission_level === "owner";
  updateRecord(api, "members", { id: findRecord(api, "members", isOwner).id, permission_level: "admin" });
  const { users, members, ...work } = recordsWith("Ada Okafor");
  const { body } = await api.call("deleteCurrentUser");
  expect(body).toEqual(exampleOf("deleteCurrentUser", 200, "deleted"));
  expect((await api.call("getCurrentUser")).body).toEqual(exampleOf("getCurrentUser", 401, "invalid"));
  expect([store.users.get(ada), ...store.passkeys.in(ada), ...store.logins.in(ada)]).toEqual([undefined]);
  expect(store.refresh_tokens.size).toBe(0);
  expect(recordsWith("Deleted user")).toEqual(work);
  expect(recordsWith("Ada Okafor")).toEqual({});
});

/** The number of records with a name, by table. */
function recordsWith(name: string): Record<string, number> {
  const counts = Object.entries(dumpRecords(api.state.store)).map(([table, records]) => {
    return [table, records.filter((record) => JSON.stringify(record).includes(`"${name}"`)).length] as const;
  });
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}
