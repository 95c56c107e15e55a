import sampleData from "@crewkit/openapi/world.json" with { type: "json" };
import { expect, test } from "vitest";
import { threadToContinue } from "../resources/sessions/threads.ts";
import { copyFields, references } from "./references.ts";
import { people, sampleRecords, sampleTime, wellKnownToken } from "./sample-data.ts";
import { createStore, loadRecords } from "./store.ts";
import type { Tables } from "./tables.ts";

const day = 24 * 60 * 60 * 1000;
const ada = people.ada?.id;

// The timestamps in records, in milliseconds since 1970.
const timestampsIn = (records: unknown) =>
  [...JSON.stringify(records).matchAll(/"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)"/g)].map(([, text]) =>
    Date.parse(text ?? ""),
  );

test("returns the contract's records unchanged at the time of the examples", () => {
  const { projects = [], members = [] } = sampleRecords(sampleTime);
  expect(projects.find(({ slug }) => slug === "checkout")?.created_at).toBe("2026-02-04T10:00:00Z");
  expect(members.filter(({ user_id }) => user_id === ada)).toHaveLength(2);
});

test.each([
  ["less than a day later", sampleTime + day - 1, 0],
  ["a day later", sampleTime + day, 1],
  ["a year later", sampleTime + 365 * day, 365],
  ["a millisecond earlier", sampleTime - 1, -1],
])("shifts the records by whole days: %s", (_, time, days) => {
  const expected = timestampsIn(sampleRecords(sampleTime)).map((timestamp) => timestamp + days * day);
  expect(timestampsIn(sampleRecords(time))).toEqual(expected);
});

test("shares the records of a day between mocks, for a limited number of days", () => {
  const first = sampleRecords(sampleTime);
  expect(sampleRecords(sampleTime + 1)).toBe(first);
  for (let days = 1; days <= 20; days++) sampleRecords(sampleTime + days * day);
  expect(sampleRecords(sampleTime)).not.toBe(first);
  expect(sampleRecords(sampleTime)).toEqual(first);
});

test("has Ada's sign-ins, one login for each other user, and a permanent token for each user", () => {
  const { logins = [], access_tokens = [], refresh_tokens = [] } = sampleRecords(sampleTime);
  const loginOf = (token: string) => {
    const found = access_tokens.find(({ id }) => id === token);
    return { expires: found?.expires_at, login: logins.find(({ id }) => id === found?.login_id) };
  };
  for (const [name, { id }] of Object.entries(people)) {
    expect(loginOf(wellKnownToken(name))).toMatchObject({ expires: null, login: { user_id: id, ended_at: null } });
  }
  expect(logins.filter(({ user_id }) => user_id === ada).length).toBeGreaterThan(1);
  expect(logins.length).toBe(new Set(logins.map(({ id }) => id)).size);
  const timestamps = logins.filter(({ user_id }) => user_id === ada).map(({ signed_in_at }) => signed_in_at);
  expect(loginOf(wellKnownToken("ada")).login?.id).toBe(refresh_tokens[0]?.login_id);
  expect(timestamps.filter((timestamp) => Date.parse(timestamp) > sampleTime)).toEqual([]);
});

// The sample data contains values that the API derives from other records. Check that the mock derives the same values.
test.each(Object.entries(sampleData.members ?? {}))(
  "openapi/world/members.yaml, %s: has the role's permissions",
  (_, entry) => {
    const member = entry as unknown as Tables["members"];
    const role = sampleRecords(sampleTime).roles?.find(({ id }) => id === member.role_id);
    const [reference] = references.filter(({ table, field }) => table === "members" && field === "role_id");
    expect(reference && copyFields(reference, role ?? {}, member)).toEqual({
      role_key: member.role_key,
      permission_level: member.permission_level,
      agent_role: member.agent_role,
    });
  },
);

test.each(Object.entries(sampleData.sessions ?? {}))(
  "openapi/world/sessions.yaml, %s: is in the thread that the mock would select",
  (_, entry) => {
    const session = entry as unknown as Tables["sessions"];
    const sessions = (sampleRecords(sampleTime).sessions ?? []).filter((each) => each.started_at < session.started_at);
    const store = createStore();
    loadRecords(store, { sessions });
    const sevenDaysBefore = new Date(Date.parse(session.started_at) - 7 * day).toISOString();
    const sameRun = sessions.find(({ run_id }) => run_id === session.run_id);
    const continued = sameRun?.thread_id ?? threadToContinue(store, session, sevenDaysBefore);
    if (continued) expect(session.thread_id).toBe(continued);
    else expect(sessions.map(({ thread_id }) => thread_id)).not.toContain(session.thread_id);
  },
);
