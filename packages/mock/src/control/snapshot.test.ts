import { beforeEach, describe, expect, test, vi } from "vitest";
import { acme, callApi, callControl, createProject } from "../testing/control.ts";
import { createMock, type WebMock } from "../web.ts";
import type { Snapshot } from "./snapshot.ts";

// Time stands still, so that answers can be compared to their last character.
vi.useFakeTimers({ toFake: ["Date"], now: Date.parse("2026-11-20T14:00:00Z") });

let mock: WebMock;
beforeEach(() => {
  mock = createMock();
});

async function play(on: WebMock) {
  const answers = [
    await createProject(on, "payments"),
    await createProject(on, "payments"),
    await createProject(on, "billing"),
    await callApi(on, `/${acme}/projects`),
  ];
  return answers.map(({ status, body, headers }) => ({ status, body, headers: Object.fromEntries(headers) }));
}

test("the same seed gives the same ids, another seed others", async () => {
  const answers = await play(createMock({ seed: 7 }));
  expect(await play(createMock({ seed: 7 }))).toEqual(answers);
  expect((await play(createMock({ seed: 8 })))[0]?.body.data.id).not.toBe(answers[0]?.body.data.id);
});

test("after a restore the same requests get the same answers, headers included", async () => {
  await createProject(mock, "before");
  mock.clock.advance("4h");
  const snapshot = mock.snapshot();
  const answers = await play(mock);
  mock.clock.advance("90d");
  mock.restore(snapshot);
  expect(await play(mock)).toEqual(answers);
});

test("a snapshot is JSON, which another mock can begin with and be reset to", async () => {
  await createProject(mock, "before");
  mock.clock.set("2027-05-05T05:05:05Z");
  const state: Snapshot = JSON.parse(JSON.stringify(mock.snapshot()));
  const other = createMock({ state });
  expect(other.snapshot()).toEqual(state);
  const answers = await play(other);
  other.reset();
  expect(other.snapshot()).toEqual(state);
  expect(await play(other)).toEqual(answers);
  expect(createMock({ state, now: "2026-11-20T14:00:00Z" }).clock.now()).toBe("2026-11-20T14:00:00Z");
});

test("without a moment of its own, a reset brings back this machine's time, and the world with it", () => {
  mock.clock.advance("10d");
  mock.reset();
  expect(mock.clock.now()).toBe("2026-11-20T14:00:00Z");
});

test("what the API does in the background is still done after a restore", async () => {
  const session = `/${acme}/sessions/1a9c8b7d-6e5f-4a3b-8c2d-1e0f9a8b7c6d`;
  await callApi(mock, `${session}/end`, { total_turns: 6 });
  mock.restore(mock.snapshot());
  mock.clock.advance("5s");
  expect((await callApi(mock, session)).body.data.outcome).toBe("success");
});

test("a snapshot may be larger than the API's bodies may", async () => {
  const snapshot = mock.snapshot();
  const [version] = snapshot.records.versions ?? [];
  const versions = Array.from({ length: 70 }, (_, index) => {
    const id = `7d9c2f5e-0000-4000-8000-${String(index).padStart(12, "0")}`;
    return { ...version, id, content: "é".repeat(250_000) };
  });
  const { status } = await callControl(mock, "PUT /snapshot", {
    ...snapshot,
    records: { ...snapshot.records, versions },
  });
  expect(status).toBe(200);
  expect(mock.snapshot().records.versions).toHaveLength(70);
});

test("a snapshot shares nothing with the mock", async () => {
  const snapshot = mock.snapshot();
  const [project] = snapshot.records.projects ?? [];
  if (project) project.name = "Changed";
  mock.restore(snapshot);
  if (project) project.name = "Changed again";
  const { body } = await callApi(mock, `/${acme}/projects/${project?.id}`);
  expect(body.data.name).toBe("Changed");
});

test("a restore leaves no faults and no requests", async () => {
  mock.faults.add({ operation: "*", status: 500 });
  await callApi(mock, "/health");
  mock.faults.add({ operation: "*", status: 500 });
  mock.restore(mock.snapshot());
  expect(mock.faults.list()).toEqual([]);
  expect(mock.requests()).toEqual([]);
});

describe("what is no snapshot is refused, and changes nothing", () => {
  const change = (changes: object) => ({ ...mock.snapshot(), ...changes });
  const changeRecords = (records: object) => change({ records: { ...mock.snapshot().records, ...records } });
  const project = () => mock.snapshot().records.projects?.[0];

  test.each<[string, () => unknown, string, string]>([
    ["another version", () => change({ version: 2 }), "version", "must be 1"],
    ["no records", () => ({ ...mock.snapshot(), records: undefined }), "records", "can't be blank"],
    ["another field", () => change({ clock: 1 }), "clock", "is not known here"],
    ["no moment", () => change({ now: "today" }), "now", "must be a moment such as 2026-11-20T14:00:00Z"],
    [
      "a moment that there is not",
      () => change({ now: "2026-11-20T23:59:60Z" }),
      "now",
      "must be a moment such as 2026-11-20T14:00:00Z",
    ],
    ["a state of the ids that is none", () => change({ random: -1 }), "random", "must be at least 0"],
    ["an unknown table", () => changeRecords({ payments: [] }), "records.payments", "is not a kind of record"],
    ["a table that is no list", () => changeRecords({ projects: {} }), "records.projects", "must be a list"],
    ["a record without id", () => changeRecords({ jobs: [{}] }), "records.jobs.0.id", "can't be blank"],
    [
      "an id twice",
      () => changeRecords({ projects: [project(), project()] }),
      "records.projects.1.id",
      "is that of another record too",
    ],
    [
      "a record without a field",
      () => changeRecords({ projects: [{ ...project(), slug: undefined }] }),
      "records.projects.0.slug",
      "can't be blank",
    ],
    [
      "a sign-in without a moment",
      () => changeRecords({ logins: [{ ...mock.snapshot().records.logins?.[0], signed_in_at: undefined }] }),
      "records.logins.0.signed_in_at",
      "can't be blank",
    ],
    [
      "a deleted role without a key",
      () => changeRecords({ deleted_roles: [{ ...mock.snapshot().records.roles?.[0], key: undefined }] }),
      "records.deleted_roles.0.key",
      "can't be blank",
    ],
    [
      "work that nobody does",
      () => changeRecords({ jobs: [{ id: "1", kind: "rest", subject_id: "1", due_at: "2026-11-20T14:00:00Z" }] }),
      "records.jobs.0.kind",
      "must be analyse_session or analyse_compacted_session",
    ],
    [
      "a record that can't be found by",
      () => changeRecords({ device_grants: [null] }),
      "records.device_grants.0",
      "can't be blank",
    ],
    ["a list", () => [], "body", "must be an object"],
    ["nothing", () => null, "body", "can't be blank"],
  ])("%s", async (_name, make, field, message) => {
    const before = mock.snapshot();
    const { status, body } = await callControl(mock, "PUT /snapshot", make());
    expect(status).toBe(422);
    expect(body.details).toMatchObject({ [field]: [message] });
    expect(mock.snapshot()).toEqual(before);
    expect(() => createMock({ state: make() as Snapshot })).toThrow("Validation failed");
  });
});
