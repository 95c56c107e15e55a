import { expect, test } from "vitest";
import { tableNames } from "../store/store.ts";
import { acme, callApi } from "../testing/control.ts";
import { createMock, type MockData } from "../web.ts";

const now = "2026-11-20T14:00:00Z";
const sample = createMock({ now }).snapshot().records;

/** The records of a table that are not in the sample data. */
function added(data: MockData, table: keyof typeof sample): object[] {
  const existing = new Set(sample[table]?.map((record) => JSON.stringify(record)));
  const records: object[] = createMock({ now, data }).snapshot().records[table] ?? [];
  return records.filter((record) => !existing.has(JSON.stringify(record)));
}

test("adds records that the API returns, also after a reset", async () => {
  const data: MockData = { projects: [{ slug: "pay" }], sessions: [{ project_id: "pay" }] };
  const mock = createMock({ now, data });
  const { records } = mock.snapshot();
  const project = (await callApi(mock, `/${acme}/projects`)).body.data.find(
    ({ slug }: { slug: string }) => slug === "pay",
  );
  expect(project).toMatchObject({ name: "Pay", project_type: "repository", created_at: now, updated_at: now });
  const { data: sessions } = (await callApi(mock, `/${acme}/sessions?project_id=${project.id}`)).body;
  expect(sessions).toMatchObject([{ user: { name: "Ada Okafor" }, started_at: now, ended_at: null, total_turns: 0 }]);
  await callApi(mock, `/${acme}/projects`, { name: "Other", slug: "other" });
  mock.reset();
  expect(mock.snapshot().records).toEqual(records);
  const state = createMock({ now, data: { projects: [{ slug: "pay" }] } }).snapshot();
  const other = createMock({ state, data: { sessions: [{ project_id: "pay" }] } });
  expect(other.snapshot().records.sessions).toHaveLength(records.sessions?.length ?? 0);
});

test("gives a new user a token", async () => {
  const mock = createMock({ data: { users: [{ name: "Fay Stone" }], members: [{ permission_level: "admin" }] } });
  expect(mock.people().at(-1)).toEqual({ name: "fay", token: "mock.fay.token", role: "admin of Acme" });
  mock.faults.add({ user: "fay", status: 503 });
  const headers = { Authorization: "Bearer mock.fay.token" };
  expect((await mock.fetch(`${mock.url}/auth/me`, { headers })).status).toBe(503);
  const { user } = await (await mock.fetch(`${mock.url}/auth/me`, { headers })).json();
  expect(user).toMatchObject({ name: "Fay Stone", email: "fay@acme.example" });
});

test.each<[name: string, data: MockData, table: keyof typeof sample, expected: object[]]>([
  [
    "changes the given fields of an existing record",
    { projects: [{ slug: "checkout", name: "Cash" }] },
    "projects",
    [{ ...sample.projects?.find(({ slug }) => slug === "checkout"), name: "Cash" }],
  ],
  [
    "derives unique slugs from names",
    { projects: [{ name: "Café Müller" }, { name: "Checkout" }] },
    "projects",
    [{ slug: "cafe-muller" }, { slug: "checkout-2" }],
  ],
  [
    "uses the earliest given timestamp",
    { invitations: [{ expires_at: "2026-11-19T09:00:00Z", sent_at: "2026-11-12T09:00:00Z" }] },
    "invitations",
    [{ created_at: "2026-11-12T09:00:00Z" }],
  ],
  [
    "uses the example with the given values",
    { sessions: [{ outcome: "success", user: "chen", model_metrics: { cost_usd: 3 } }] },
    "sessions",
    [{ user: { name: "Chen Wei" }, ended_at: now, model_metrics: { input_tokens: expect.any(Number), cost_usd: 3 } }],
  ],
  [
    "finds the role with the given values",
    { members: [{ user_id: "dana", role_key: "senior" }] },
    "members",
    [{ user_id: sample.users?.[3]?.id, permission_level: "member", agent_role: "collaborative" }],
  ],
  [
    "adds the owner of an organization",
    { organizations: [{ slug: "globex" }], projects: [{ slug: "pay" }] },
    "members",
    [{ name: "Ada Okafor", permission_level: "owner", role_key: "admin" }],
  ],
  [
    "makes the newest version current",
    { resources: [{ name: "linter" }], versions: [{ content: "1" }, { content: "2" }] },
    "resources",
    [{ tier: "organization", current_version_number: 2 }],
  ],
  [
    "counts the conventions of a playbook",
    { playbooks: [{}], conventions: [{}, {}] },
    "playbooks",
    [{ conventions_count: 2 }],
  ],
])("%s", (_, data, table, expected) => {
  expect(added(data, table)).toMatchObject(expected);
});

test.each(tableNames)("completes a record of %s without fields", (table) => {
  expect(() => createMock({ data: { [table]: [{}] } })).not.toThrow();
});

test.each<[data: object, message: string]>([
  [{ projects: [{ slgu: "pay" }] }, "data.projects[0].slgu is unknown. Did you mean slug?"],
  [{ project: [{ slug: "pay" }] }, "data.project is unknown. Did you mean projects?"],
  [{ projects: { slug: "pay" } }, "data.projects must be a list"],
  [{ projects: ["pay"] }, "data.projects[0] must be an object"],
  [{ projects: [{ slug: 7 }] }, "data.projects[0].slug must be a string"],
  [
    { projects: [{ slug: "pay" }, { slug: "pay" }] },
    "data.projects[1].slug has already been taken by data.projects[0]",
  ],
  [
    { projects: [{ id: sample.projects?.[0]?.id, slug: "pay" }, { slug: "pay" }] },
    "data.projects[1].slug has already been taken by data.projects[0]",
  ],
  [
    { projects: [{ id: sample.projects?.[0]?.id, slug: sample.projects?.[1]?.slug }] },
    `data.projects[0].slug has already been taken by projects ${sample.projects?.[1]?.id}`,
  ],
  [
    { sessions: [{ project_id: "chekout" }] },
    "data.sessions[0].project_id matches no record in projects. Did you mean checkout?",
  ],
  [{ sessions: [{ project_id: 7 }] }, "data.sessions[0].project_id must be the ID of a record in projects"],
  [
    { versions: [{ resource_id: "reviewer" }] },
    "data.versions[0].resource_id matches several records in resources. Use an ID",
  ],
  [{ members: [{ role_key: "king" }] }, "data.members[0].role_key matches no record in roles"],
])("rejects %j", (data, message) => {
  expect(() => createMock({ data })).toThrow(message);
});
