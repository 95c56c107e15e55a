import { expect, test } from "vitest";
import { exampleOf, useTestApi } from "../../testing/api.ts";

const api = useTestApi();

const acmeRails = "0a6aa06b-80f6-4736-9f1d-c7595f07812b";
const overridden = "4567ad9f-1733-4c7b-a599-4b351d6fb445";
const now = "2026-11-20T14:00:00Z";

test("what is effective can be challenged, an inherited convention too; nothing changes", async () => {
  const inherited = "d0222726-094a-42d9-9417-c3d1de4b77a1";
  const before = await api.call("listEffectiveConventions");
  const body = { convention_id: inherited, reason: "Acme formats with Standard." };
  const { status, body: made } = await api.call("challengeConvention", { as: "chen", body });
  expect(status).toBe(201);
  const by = { id: "36167284-c87f-4239-8256-78c2f4005525", name: "Chen Wei" };
  const expected = { ...body, playbook_id: acmeRails, status: "open", challenged_by: by, created_at: now };
  expect(made.data).toEqual({ ...expected, id: made.data.id });
  expect((await api.call("listEffectiveConventions")).body).toEqual(before.body);
});

test("what is overridden, or of another playbook, can't be challenged", async () => {
  for (const convention_id of [overridden, "763fd3f5-20e2-49bf-8db1-a5577622bd13", acmeRails]) {
    const { body } = await api.call("challengeConvention", { body: { convention_id, reason: "No." } });
    expect(body).toEqual(exampleOf("challengeConvention", 422, "notEffective"));
  }
});
