import { afterAll, expect, test } from "vitest";
import { suite } from "../../../../mutants/testing/suite.ts";
import { NoAnswer } from "../../../http/exchange.ts";
import { createPace } from "../../../http/pace.ts";
import { createSend, type Send } from "../../../http/send.ts";
import type { Target } from "../../../targets/target.ts";
import { createWorld } from "../../../world/create.ts";
import { readAll } from "../../../world/read-all.ts";
import type { World } from "../../../world/world.ts";
import crewkit from "../index.ts";
import { startMockTarget } from "../mock.ts";

const target = await startMockTarget();
afterAll(() => target.close());
const send = createSend(target.url);
let opened = 0;

function open(at: Target = target, by: Send = send): World {
  return createWorld(suite.law, at, createPace(by, crewkit, at.powers), `test${opened++}`);
}

// A line on which the first answer to an operation gets lost.
function losing(operationId: string): Send {
  let isLost = false;
  return async (request) => {
    const answer = await send(request);
    if (isLost || request.operation.operationId !== operationId) return answer;
    isLost = true;
    throw new NoAnswer(request, "The answer got lost.");
  };
}

async function idsOf(world: World, operationId: string, path: Record<string, string> = {}): Promise<unknown[]> {
  return (await readAll(world, operationId, { path })).map(({ id }) => id);
}

test("what was added to the own playbook, and subscribed to, is gone at the end", async () => {
  const seen = async () => {
    const world = open({ ...target, writes: false });
    const [playbook_id = ""] = await world.thing("/playbooks/{playbook_id}");
    return [await idsOf(world, "listConventions", { playbook_id }), await idsOf(world, "listPlaybookSubscriptions")];
  };
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
  const ids = await idsOf(world, "listPlaybookSubscriptions", { org_id });
  expect(ids).toEqual(expect.arrayContaining([id, second]));
  expect(ids).not.toContain(first);
  await world.end();
});

test("crewkit's own playbooks are never written to", async () => {
  const id = await open().textAt("createOrganization", "/data/id", { body: { name: "Bare", slug: "bare" } });
  const bare = open({ ...target, things: { "/{}": [id] } });
  await expect(bare.textAt("createConvention", "/data/id")).rejects.toThrow("no playbook of its own");
});

test.each(["createOrganization", "deleteOrganization"])(
  "organizations go though an answer to %s gets lost",
  async (lost) => {
    const before = await idsOf(open(), "listOrganizations");
    const world = open(target, losing(lost));
    await world.textAt("createOrganization", "/data/id").catch(() => {});
    await world.textAt("createOrganization", "/data/id");
    expect(await idsOf(open(), "listOrganizations")).toHaveLength(before.length + 2);
    expect(await world.end()).toEqual([]);
    expect(await idsOf(open(), "listOrganizations")).toEqual(before);
  },
);
