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
    [
      "a device without a code",
      () => changeRecords({ device_grants: [{ id: "1", status: "pending" }] }),
      "records.device_grants.0.user_code",
      "can't be blank",
    ],
    [
      "a link to nobody",
      () => changeRecords({ magic_links: [{ id: "1", used: false, expires_at: "2026-11-20T14:00:00Z" }] }),
      "records.magic_links.0.email",
      "can't be blank",
    ],
    [
      "a passkey whose user has no id",
      () => changeRecords({ passkeys: [{ ...mock.snapshot().records.passkeys?.[0], user_id: "ada" }] }),
      "records.passkeys.0.user_id",
      "must be a UUID",
    ],
    [
      "a session that who knows who may see",
      () => changeRecords({ session_visibilities: [{ id: "1", visibility: "secret" }] }),
      "records.session_visibilities.0.visibility",
      "must be public, restricted or private",
    ],
    [
      "a resource that has lost its version",
      () => changeRecords({ versions: [] }),
      "records.resources.0.current_version_hash",
      "is that of no version",
    ],
    [
      "a resource that inherits from itself",
      () =>
        changeRecords({
          resources: [resource()].map((each) => ({ ...each, ownership: "inherit", parent_id: each?.id })),
        }),
      "records.resources.0.parent_id",
      "is not that of a resource in a tier above",
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
