import { expect, test } from "vitest";
import { createTestApi, useTestApi } from "../testing/api.ts";
import { addSessions, clearSessions, findRecord, idOf, updateRecord, valuesOf } from "../testing/records.ts";

const api = useTestApi();

async function idsOf(query: object): Promise<unknown[]> {
  return valuesOf((await api.call("listSessions", { query: { ...query, per_page: 100 } })).body.data, "id");
}

test("combines the filters of a list", async () => {
  clearSessions(api);
  const repository_id = idOf("repositories", "checkout_api");
  const [first, second] = addSessions(
    api,
    { repository_id, agent_name: "reviewer" },
    { repository_id, agent_name: "reviewer", by: "chen" },
    { repository_id, agent_name: "planner" },
    { agent_name: "reviewer" },
  );
  const query = { repo: "checkout-api", agent_name: "reviewer" };
  expect(new Set(await idsOf(query))).toEqual(new Set([first?.id, second?.id]));
  expect(await idsOf({ ...query, current_user_only: true })).toEqual([first?.id]);
  expect(await idsOf({ ...query, current_user_only: false })).toHaveLength(2);
  expect(await idsOf({ ...query, project_id: idOf("projects", "mobile") })).toEqual([]);
  expect(await idsOf({ repo: "unknown" })).toEqual([]);
});

test("finds the sessions of all repositories with a slug", async () => {
  const web = idOf("repositories", "checkout_web");
  const expected = [...(await idsOf({ repo: "checkout-api" })), ...(await idsOf({ repo: "checkout-web" }))];
  updateRecord(api, "repositories", { id: web, slug: "checkout-api" });
  expect(new Set(await idsOf({ repo: "checkout-api" }))).toEqual(new Set(expected));
});

test("lists other sessions after a change", async () => {
  const countOf = async (query: object) => (await idsOf(query)).length;
  const before = await countOf({ agent_name: "reviewer" });
  const session = findRecord(api, "sessions", ({ agent_name }) => agent_name === "reviewer");
  updateRecord(api, "sessions", { id: session.id, agent_name: "planner" });
  expect(await countOf({ agent_name: "reviewer" })).toBe(before - 1);
  expect(await countOf({ agent_name: "planner" })).toBe(1);
  expect(createTestApi().state.store.sessions.get(session.id)?.agent_name).toBe("reviewer");
});
