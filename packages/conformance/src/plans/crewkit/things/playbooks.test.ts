import { readContract } from "@crewkit/openapi/node";
import { afterAll, expect, test } from "vitest";
import { createPace } from "../../../http/pace.ts";
import { createSend } from "../../../http/send.ts";
import { createLaw } from "../../../law/law.ts";
import type { Target } from "../../../targets/target.ts";
import { createWorld } from "../../../world/create.ts";
import { readAll } from "../../../world/read-all.ts";
import type { World } from "../../../world/world.ts";
import crewkit from "../index.ts";
import { startMockTarget } from "../mock.ts";

const law = createLaw(readContract(), crewkit);
const target = await startMockTarget();
afterAll(() => target.close());

test("what was added to the own playbook, and subscribed to, is gone at the end", async () => {
  const before = await seen();
  const world = open();
  await world.textAt("createConvention", "/data/id");
  await world.textAt("createConvention", "/data/id");
  await world.textAt("createPlaybookSubscription", "/data/id");
  expect(await seen()).not.toEqual(before);
  expect(await world.end()).toEqual([]);
  expect(await seen()).toEqual(before);
});

test("a playbook can be subscribed to time after time, and the subscription that others look at stays", async () => {
  const world = open();
  const [org_id = "", id = ""] = await world.thing("/{org_id}/playbook_subscriptions/{id}");
  const first = await world.textAt("createPlaybookSubscription", "/data/id");
  const second = await world.textAt("createPlaybookSubscription", "/data/id");
  const ids = (await readAll(world, "listPlaybookSubscriptions", { path: { org_id } })).map((each) => each.id);
  expect(ids).toContain(id);
  expect(ids).toContain(second);
  expect(ids).not.toContain(first);
  await world.end();
});

test("crewkit's own playbooks are never written to", async () => {
  const id = await open().textAt("createOrganization", "/data/id", { body: { name: "Bare", slug: "bare" } });
  const bare = open({ ...target, things: { "/{}": [id] } });
  await expect(bare.textAt("createConvention", "/data/id")).rejects.toThrow("no playbook of its own");
});

function open(at: Target = target): World {
  return createWorld(law, at, createPace(createSend(at.url), crewkit, at.powers), "test");
}

// What the organization's own playbook and its list of subscriptions have.
async function seen(): Promise<unknown> {
  const world = open({ ...target, writes: false });
  const [playbook_id = ""] = await world.thing("/playbooks/{playbook_id}");
  const conventions = await readAll(world, "listConventions", { path: { playbook_id } });
  const subscriptions = await readAll(world, "listPlaybookSubscriptions");
  return [...conventions, ...subscriptions].map(({ id }) => id);
}
