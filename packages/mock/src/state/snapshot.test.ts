import contract from "@crewkit/openapi/openapi.json" with { type: "json" };
import { expect, test, vi } from "vitest";
import { createApplication } from "../application/application.ts";
import { compileOnDemand } from "../contract/compiler.ts";
import type { GetChecks } from "../contract/validation.ts";
import { acme, callApi, callControl, createProject, useMock } from "../testing/control.ts";
import { createMock, type Mock } from "../web.ts";
import type { Snapshot } from "./snapshot.ts";

const mock = useMock();

async function sendRequests(target: Mock) {
  const responses = [
    await createProject(target, "payments"),
    await createProject(target, "payments"),
    await createProject(target, "billing"),
    await callApi(target, `/${acme}/projects`),
  ];
  return responses.map(({ status, body, headers }) => ({ status, body, headers: Object.fromEntries(headers) }));
}

test("returns the same responses, headers included, after a restore", async () => {
  mock.clock.advance("4h");
  await createProject(mock, "before");
  const snapshot = mock.snapshot();
  const responses = await sendRequests(mock);
  mock.clock.advance("90d");
  mock.restore(snapshot);
  expect(await sendRequests(mock)).toEqual(responses);
});

test("returns the same bytes at any time after a restore if the clock is frozen", async () => {
  mock.clock.freeze();
  const snapshot = mock.snapshot();
  const send = async () => JSON.stringify(await sendRequests(mock));
  const responses = await send();
  mock.restore(snapshot);
  vi.advanceTimersByTime(1300);
  expect(await send()).toBe(responses);
  mock.clock.resume();
  mock.restore(snapshot);
  vi.advanceTimersByTime(1300);
  expect(await send()).not.toBe(responses);
});

test("starts from and resets to a JSON snapshot", async () => {
  await createProject(mock, "before");
  mock.clock.set("2027-05-05T05:05:05Z");
  const state: Snapshot = JSON.parse(JSON.stringify(mock.snapshot()));
  const other = createMock({ state });
  expect(other.snapshot()).toEqual(state);
  const responses = await sendRequests(other);
  other.reset();
  expect(other.snapshot()).toEqual(state);
  expect(await sendRequests(other)).toEqual(responses);
  expect(createMock({ state, now: "2026-11-20T14:00:00Z" }).clock.now()).toBe("2026-11-20T14:00:00Z");
});

test("runs pending background jobs after a restore", async () => {
  const session = `/${acme}/sessions/1a9c8b7d-6e5f-4a3b-8c2d-1e0f9a8b7c6d`;
  await callApi(mock, `${session}/end`, { total_turns: 6 });
  mock.restore(mock.snapshot());
  mock.clock.advance("5s");
  expect((await callApi(mock, session)).body.data.outcome).toBe("success");
});

test("compiles no schema of records that the mock already has", () => {
  const checks = { document: contract, of: vi.fn() };
  const getChecks: GetChecks = (document) => (document === contract ? checks : compileOnDemand(document));
  const { control } = createApplication({ contract }, { getChecks });
  control.restore(control.snapshot());
  expect(checks.of).not.toHaveBeenCalled();
});

test("does not share objects with snapshots", async () => {
  const snapshot = mock.snapshot();
  const [project] = snapshot.records.projects ?? [];
  if (project) project.name = "Changed";
  mock.restore(snapshot);
  if (project) project.name = "Changed again";
  const { body } = await callApi(mock, `/${acme}/projects/${project?.id}`);
  expect(body.data.name).toBe("Changed");
});

const snapshot = createMock({ now: "2026-11-20T14:00:00Z" }).snapshot();
const { projects: [project] = [], users: [user] = [], tasks = [], resources: [resource] = [] } = snapshot.records;
const withRecords = (records: object) => ({ ...snapshot, records: { ...snapshot.records, ...records } });

const nested: unknown = JSON.parse("[".repeat(5000) + "]".repeat(5000));

test.each<[string, unknown, string]>([
  ["another version", { ...snapshot, version: 2 }, "version"],
  ["an invalid timestamp", { ...snapshot, now: "2026-11-20T23:59:60Z" }, "now"],
  ["deep nesting", withRecords({ projects: [{ ...project, x: nested }] }), "records"],
  ["an unknown table", withRecords({ payments: [] }), "records.payments"],
  ["a duplicate id", withRecords({ projects: [project, project] }), "records.projects.1.id"],
  ["a slug that is taken", withRecords({ projects: [project, { ...project, id: acme }] }), "records.projects.1.slug"],
  [
    "an email address that is taken, regardless of case",
    withRecords({ users: [user, { ...user, id: acme, email: user?.email.toUpperCase() }] }),
    "records.users.1.email",
  ],
  ["a missing required field", withRecords({ projects: [{ ...project, slug: undefined }] }), "records.projects.0.slug"],
  [
    "an unknown job kind",
    withRecords({ jobs: [{ id: "1", kind: "rest", subject_id: "1", due_at: snapshot.now }] }),
    "records.jobs.0.kind",
  ],
  [
    "a record that belongs to no record",
    withRecords({ tasks: tasks.map((task) => ({ ...task, session_id: acme })) }),
    "records.tasks.0.session_id",
  ],
  ["a resource without its version", withRecords({ versions: [] }), "records.resources.0.current_version_hash"],
  [
    "a resource that inherits from itself",
    withRecords({ resources: [{ ...resource, ownership: "inherit", parent_id: resource?.id }] }),
    "records.resources.0.parent_id",
  ],
  ["a list", [], "body"],
  ["null", null, "body"],
])("rejects %s without changing the state", async (_name, invalid, field) => {
  const before = mock.snapshot();
  const { status, body } = await callControl(mock, "PUT /snapshot", invalid);
  expect(status).toBe(422);
  expect(body.details).toMatchObject({ [field]: [expect.any(String)] });
  expect(mock.snapshot()).toEqual(before);
  expect(() => createMock({ state: invalid as Snapshot })).toThrow("Validation failed");
});
