import { expect, test } from "vitest";
import { dumpRecords } from "../../store/store.ts";
import { exampleOf, useTestApi } from "../../testing/api.ts";

const api = useTestApi();

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

/** The number of records with a name, by table. */
function recordsWith(name: string): Record<string, number> {
  const counts = Object.entries(dumpRecords(api.state.store)).map(([table, records]) => {
    return [table, records.filter((record) => JSON.stringify(record).includes(`"${name}"`)).length] as const;
  });
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}
