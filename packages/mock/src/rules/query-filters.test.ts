import { expect, test } from "vitest";
import { createTestApi, useTestApi } from "../testing/api.ts";
import { findRecord, idOf, updateRecord, valuesOf } from "../testing/records.ts";

const api = useTestApi();

async function idsOf(query: object): Promise<unknown[]> {
  return valuesOf((await api.call("listSessions", { query: { ...query, per_page: 100 } })).body.data, "id");
}

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
