import { type Contract, listOperations } from "@crewkit/openapi";
import contract from "@crewkit/openapi/openapi.json" with { type: "json" };
import { expect, test } from "vitest";
import type { OperationId } from "../rules/handler.ts";
import { people } from "../store/sample-data.ts";
import { createTestApi, useTestApi } from "../testing/api.ts";
import { idOf } from "../testing/records.ts";

const api = useTestApi();

const rule = { id: idOf("resources", "commit_rule") };
const rails = idOf("playbooks", "rails");
const minitest = { playbook_id: rails, id: "4567ad9f-1733-4c7b-a599-4b351d6fb445" };
const convention = { category: "style", key: "short-methods", value: "Keep methods short." };

test.each<[OperationId, path: Record<string, string>, body?: object]>([
  ["updateResource", rule, { content: "New." }],
  ["rollbackResource", rule, { version_hash: "22b22d7e421af6a62e962afdd7e049a9de89b4714f8061f28ce59ff5aa7382e1" }],
  ["createConvention", { playbook_id: rails }, convention],
  ["updateConvention", minitest, { value: "Use Minitest." }],
  ["deleteConvention", minitest],
  ["importConventions", { playbook_id: rails }, { markdown: "## Style\n\n- **short-methods**: Keep methods short." }],
])("%s: only staff can change what belongs to crewkit", async (operationId, path, body) => {
  const rejected = await api.call(operationId, { as: "ada", path, body });
  expect(rejected).toMatchObject({ status: 403, body: { error: "Only crewkit's staff can change this" } });
  const { status, body: changed } = await api.call(operationId, { as: "kai", path, body });
  expect(status, JSON.stringify(changed)).toBeLessThan(300);
});

test.each([
  [{ level: "admin", platform: "member" }, 201, 403],
  [{ level: "admin", platform: "viewer" }, 201, 201],
  ["viewer", 403, 403],
])(
  "with the permission %j, members of any organization can change what belongs to crewkit",
  async (permission, ...statuses) => {
    const changed: Contract = structuredClone(contract);
    Object.assign(changed.paths?.["/playbooks/{playbook_id}/conventions"]?.post ?? {}, { "x-permission": permission });
    const { call } = createTestApi({ contract: changed });
    const create = async (as: string) => {
      const body = { ...convention, key: `key-${as}` };
      return (await call("createConvention", { as, path: { playbook_id: rails }, body })).status;
    };
    expect([await create("chen"), await create("dana")]).toEqual(statuses);
  },
);

test("only staff can see and publish an unpublished platform resource", async () => {
  const path = { id: idOf("resources", "secrets_rule") };
  expect((await api.call("publishResource", { as: "ada", path })).status).toBe(404);
  expect((await api.call("publishResource", { as: "ada", path: rule })).status).toBe(403);
  expect((await api.call("publishResource", { as: "kai", path })).status).toBe(200);
  expect((await api.call("getResource", { as: "ada", path })).status).toBe(200);
});

test("staff have no access to organizations", async () => {
  const scoped = listOperations(contract).filter(({ scope }) => scope?.kind === "organization");
  expect(scoped.length).toBeGreaterThan(50);
  const query = { organization_id: idOf("organizations", "acme") };
  for (const { operationId } of scoped) {
    const { status } = await api.call(operationId as OperationId, { as: "kai", query });
    expect(status, operationId).toBe(403);
  }
});

test("an organization in the query requires membership, after the query is validated", async () => {
  const query = { organization_id: idOf("organizations", "northstar") };
  expect((await api.call("listEffectiveResources", { query })).status).toBe(403);
  const invalid = await api.call("listEffectiveResources", { query: { ...query, page: "first" } });
  expect(invalid).toMatchObject({ status: 400, body: { error: "Invalid parameter: page must be an integer" } });
});

test.each([
  [{ record: "membership", own: "viewer", others: "member" }, 200, 403, 200],
  [{ record: "membership", own: "member", others: "owner" }, 403, 403, 403],
  ["viewer", 200, 200, 200],
])(
  "applies the permission %j to the caller's own record and to those of others",
  async (permission, own, ...others) => {
    const changed: Contract = structuredClone(contract);
    Object.assign(changed.paths?.["/{org_id}/members/{user_id}"]?.delete ?? {}, { "x-permission": permission });
    const remove = async (as: string, name: string) => {
      const path = { user_id: String(people[name]?.id) };
      return (await createTestApi({ contract: changed }).call("deleteMember", { as, path })).status;
    };
    expect(await remove("dana", "dana")).toBe(own);
    expect([await remove("dana", "chen"), await remove("chen", "dana")]).toEqual(others);
  },
);

test.each([
  ["requires a token, but has no scope. Add `x-scope:", undefined],
  ["has an invalid scope: `team`. Add `x-scope:", "team"],
  ["has an invalid scope: `organization`. Add `x-scope:", "organization"],
])("the mock does not start if an operation %s", (problem, scope) => {
  const invalid: Contract = structuredClone(contract);
  const operation = invalid.paths?.["/auth/me"]?.get ?? {};
  Object.assign(operation, { "x-scope": scope });
  expect(() => createTestApi({ contract: invalid })).toThrow(`getCurrentUser ${problem}`);
});

test("acts as Ada, with one of her active logins, if auth is off and there is no valid token", async () => {
  const api = createTestApi({ auth: false });
  const { logins } = api.state.store;
  const current = async () => {
    const { body } = await api.call("listCurrentUserActivity", { as: null });
    return logins.get(body.data.find((each: { current: boolean }) => each.current)?.id);
  };
  const all = logins.in(String(people.ada?.id));
  for (const login of all) {
    expect(await current()).toMatchObject({ user_id: people.ada?.id, ended_at: null });
    logins.update(login, { ended_at: login.signed_in_at });
  }
  expect((await current())?.ended_at).not.toBeNull();
  expect((await api.call("getCurrentUser", { as: "chen" })).body.user.id).toBe(people.chen?.id);
});
