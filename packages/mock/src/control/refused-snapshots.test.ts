import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { callControl } from "../testing/control.ts";
import { createMock, type WebMock } from "../web.ts";
import type { Snapshot } from "./snapshot.ts";

// Time stands still, so that snapshots can be compared.
beforeEach(() => void vi.useFakeTimers({ toFake: ["Date"], now: Date.parse("2026-11-20T14:00:00Z") }));
afterEach(() => void vi.useRealTimers());

let mock: WebMock;
beforeEach(() => {
  mock = createMock();
});

describe("what is no snapshot is refused, and changes nothing", () => {
  const change = (changes: object) => ({ ...mock.snapshot(), ...changes });
  const changeRecords = (records: object) => change({ records: { ...mock.snapshot().records, ...records } });
  const project = () => mock.snapshot().records.projects?.[0];
  const resource = () => mock.snapshot().records.resources?.[0];

  test.each<[string, () => unknown, string]>([
    ["another version", () => change({ version: 2 }), "version"],
    ["no records", () => ({ ...mock.snapshot(), records: undefined }), "records"],
    ["another field", () => change({ clock: 1 }), "clock"],
    ["no moment", () => change({ now: "today" }), "now"],
    ["a moment that there is not", () => change({ now: "2026-11-20T23:59:60Z" }), "now"],
    ["a state of the ids that is none", () => change({ random: -1 }), "random"],
    ["an unknown table", () => changeRecords({ payments: [] }), "records.payments"],
    ["a table that is no list", () => changeRecords({ projects: {} }), "records.projects"],
    ["a record without id", () => changeRecords({ jobs: [{}] }), "records.jobs.0.id"],
    ["an id twice", () => changeRecords({ projects: [project(), project()] }), "records.projects.1.id"],
    [
      "a record without a field",
      () => changeRecords({ projects: [{ ...project(), slug: undefined }] }),
      "records.projects.0.slug",
    ],
    [
      "a sign-in without a moment",
      () => changeRecords({ logins: [{ ...mock.snapshot().records.logins?.[0], signed_in_at: undefined }] }),
      "records.logins.0.signed_in_at",
    ],
    [
      "work that nobody does",
      () => changeRecords({ jobs: [{ id: "1", kind: "rest", subject_id: "1", due_at: "2026-11-20T14:00:00Z" }] }),
      "records.jobs.0.kind",
    ],
    ["a record that can't be found by", () => changeRecords({ device_grants: [null] }), "records.device_grants.0"],
    [
      "a passkey whose user has no id",
      () => changeRecords({ passkeys: [{ ...mock.snapshot().records.passkeys?.[0], user_id: "ada" }] }),
      "records.passkeys.0.user_id",
    ],
    [
      "a resource that has lost its version",
      () => changeRecords({ versions: [] }),
      "records.resources.0.current_version_hash",
    ],
    [
      "a resource that inherits from itself",
      () =>
        changeRecords({
          resources: [resource()].map((each) => ({ ...each, ownership: "inherit", parent_id: each?.id })),
        }),
      "records.resources.0.parent_id",
    ],
    ["a list", () => [], "body"],
    ["nothing", () => null, "body"],
  ])("%s", async (_name, make, field) => {
    const before = mock.snapshot();
    const { status, body } = await callControl(mock, "PUT /snapshot", make());
    expect(status).toBe(422);
    expect(body.details).toMatchObject({ [field]: [expect.any(String)] });
    expect(mock.snapshot()).toEqual(before);
    expect(() => createMock({ state: make() as Snapshot })).toThrow("Validation failed");
  });
});
