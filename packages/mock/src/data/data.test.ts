import { expect, test } from "vitest";
import { tableNames } from "../store/tables.ts";
import { createTestApi } from "../testing/api.ts";
import { acme, callApi } from "../testing/control.ts";
import { createMock, type MockData } from "../web.ts";

const now = "2026-11-20T14:00:00Z";
const sample = createMock({ now }).snapshot().records;
const [checkout, mobile] = sample.projects ?? [];

const nested = (levels: number): unknown => JSON.parse("[".repeat(levels) + "]".repeat(levels));

/** The records of a table that are not in the sample data. */
function added(table: keyof MockData, data: MockData): object[] {
  const before = new Set(sample[table]?.map((record) => JSON.stringify(record)));
  const after: object[] = createMock({ now, data }).snapshot().records[table] ?? [];
  return after.filter((record) => !before.has(JSON.stringify(record)));
}

test("adds records to the sample data or a snapshot, also after a reset", async () => {
  const mock = createMock({ now, data: { projects: [{ slug: "pay" }], sessions: [{ project_id: "pay" }] } });
  const { records } = mock.snapshot();
  const project = records.projects?.find(({ slug }) => slug === "pay");
  expect(project).toMatchObject({ name: "Pay", project_type: "repository", created_at: now, updated_at: now });
  const { data: sessions } = (await callApi(mock, `/${acme}/sessions?project_id=${project?.id}`)).body;
  expect(sessions).toMatchObject([{ user: { name: "Ada Okafor" }, started_at: now, ended_at: null }]);
  await callApi(mock, `/${acme}/projects`, { name: "Other", slug: "other" });
  mock.reset();
  expect(mock.snapshot().records).toEqual(records);
  const other = createMock({ state: mock.snapshot(), data: { sessions: [{ project_id: "pay" }] } });
  expect(other.snapshot().records.sessions).toHaveLength((records.sessions?.length ?? 0) + 1);
  expect(createTestApi({ data: { projects: [{}] } }).state.store.projects.addedSize).toBe(0);
});

test("gives a new user a token", async () => {
  const mock = createMock({ data: { users: [{ name: "Fay Stone" }], members: [{ permission_level: "admin" }] } });
  expect(mock.people().at(-1)).toEqual({ name: "fay", token: "mock.fay.token", role: "admin of Acme" });
  mock.faults.add({ user: "fay", status: 503 });
  const headers = { Authorization: "Bearer mock.fay.token" };
  expect((await mock.fetch(`${mock.url}/auth/me`, { headers })).status).toBe(503);
  const { user } = await (await mock.fetch(`${mock.url}/auth/me`, { headers })).json();
  expect(user).toMatchObject({ name: "Fay Stone", email: "fay@acme.example" });
  expect(mock.requests({ user: "fay@acme.example" })).toMatchObject([{ user: "fay" }, { user: "fay" }]);
});

test("completes the given fields", () => {
  expect(added("projects", { projects: [{ slug: "checkout", name: "A" }] })).toEqual([{ ...checkout, name: "A" }]);
  const slugs = added("projects", { projects: [{ name: "Müller" }, { name: "Checkout" }] });
  expect(slugs).toMatchObject([{ slug: "muller" }, { slug: "checkout-2" }]);
  const times = { created_at: "2026-11-12T09:00:00Z", expires_at: "2026-11-19T09:00:00Z" };
  expect(added("invitations", { invitations: [{ sent_at: times.created_at }] })).toMatchObject([times]);
  const session = { outcome: "success", user: "chen", model_metrics: { cost_usd: 3 } } as const;
  const completed = { ended_at: now, user: { name: "Chen Wei" }, model_metrics: { input_tokens: 52600, cost_usd: 3 } };
  expect(added("sessions", { sessions: [session] })).toMatchObject([completed]);
  const member = { name: "Dana Lindqvist", permission_level: "member" };
  expect(added("members", { members: [{ user_id: "dana", role_key: "senior" }] })).toMatchObject([member]);
});

test("keeps related records consistent", () => {
  const owners = added("members", { members: [{ user_id: "chen", permission_level: "owner" }] });
  expect(owners).toMatchObject([{ permission_level: "admin" }, { name: "Chen Wei", permission_level: "owner" }]);
  const owner = { name: "Ada Okafor", role_key: "admin", permission_level: "owner" };
  expect(added("members", { organizations: [{ slug: "globe" }], projects: [{}] })).toMatchObject([owner]);
  const given = added("members", { organizations: [{}], members: [{ permission_level: "member" }] });
  expect(given).toMatchObject([
    { name: "Ada Okafor", permission_level: "member" },
    { name: "Bruno Keller", permission_level: "owner" },
  ]);
  const version = { version_number: 1, content: "# Lint\n" };
  expect(added("versions", { resources: [{ name: "lint" }] })).toMatchObject([version]);
  const resources = added("resources", {
    resources: [{ name: "lint" }],
    versions: [{ content: "1" }, { content: "2" }],
  });
  expect(resources).toMatchObject([{ tier: "organization", current_version_number: 2 }]);
  const playbooks = added("playbooks", { playbooks: [{}], conventions: [{}, {}] });
  expect(playbooks).toMatchObject([{ conventions_count: 2 }]);
});

test("completes a record of each table without fields", () => {
  expect(() => createMock({ data: Object.fromEntries(tableNames.map((table) => [table, [{}]])) })).not.toThrow();
});

const ofMobile = { id: mobile?.id };

test.each<[message: string, data: object]>([
  ["data.projects[0].slugs is unknown. Did you mean slug?", { projects: [{ slugs: "pay" }] }],
  ["data.project is unknown. Did you mean projects?", { project: [{ slug: "pay" }] }],
  ["data.users[0].name can't be blank", { users: [{ email: `${"@".repeat(200_000)}\n` }] }],
  ["data.invitations[0].created_at must be", { invitations: [{ created_at: "+275760-09-13T00:00:00Z" }] }],
  ["data.projects must be a list", { projects: { slug: "pay" } }],
  ["data.projects[0] must be an object", { projects: ["pay"] }],
  ["data.projects[0].slug must be a string", { projects: [{ slug: 7 }] }],
  ["[1].slug has already been taken by data.projects[0]", { projects: [{ slug: "a" }, { slug: "a" }] }],
  ["[1].id has already been taken by data.projects[0]", { projects: [ofMobile, ofMobile] }],
  [`taken by projects ${checkout?.id}`, { projects: [{ ...ofMobile, slug: "checkout" }] }],
  ["project_id matches no record in projects. Did you mean checkout?", { sessions: [{ project_id: "checkouts" }] }],
  ["project_id must be the ID of a record in projects", { sessions: [{ project_id: 7 }] }],
  ["resource_id matches several records in resources. Use an ID", { versions: [{ resource_id: "reviewer" }] }],
  ["role_key matches no record in roles. Use one of admin, apprentice, auditor,", { members: [{ role_key: "king" }] }],
  ["project_id matches no record in projects. Use one of checkout", { sessions: [{ project_id: "?" }] }],
  ["model_metrics.cost is unknown. Use one of cost_usd, input_tokens", { sessions: [{ model_metrics: { cost: 3 } }] }],
  ["level is admin in the record of role_id", { members: [{ role_id: "admin", permission_level: "viewer" }] }],
  ["data.users[1] is nested too deeply. Use at most 100 levels", { users: [{}, { name: nested(5000) as string }] }],
  ["leave the organization", { members: [{ user_id: "ada", permission_level: "member" }] }],
  ["ended_at must not be before started_at", { sessions: [{ started_at: now, ended_at: "2026-11-20T13:00:00Z" }] }],
])("rejects: %s", (message, data) => {
  expect(() => createMock({ data })).toThrow(message);
});
