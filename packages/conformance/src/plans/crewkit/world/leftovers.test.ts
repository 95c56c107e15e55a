import { readContract } from "@crewkit/openapi/node";
import { afterAll, expect, test } from "vitest";
import { NoAnswer } from "../../../http/exchange.ts";
import { createPace } from "../../../http/pace.ts";
import { createSend, type Send } from "../../../http/send.ts";
import { createLaw } from "../../../law/law.ts";
import { createWorld } from "../../../world/create.ts";
import { readAll } from "../../../world/read-all.ts";
import type { World } from "../../../world/world.ts";
import crewkit from "../index.ts";
import { startMockTarget } from "../mock.ts";

const law = createLaw(readContract(), crewkit);
const target = await startMockTarget();
const send = createSend(target.url);
afterAll(() => target.close());

/** A world on a line on which the first answer to an operation gets lost. */
function open(operationId?: string): World {
  let isLost = false;
  const lossy: Send = async (request) => {
    const answer = await send(request);
    if (isLost || request.operation.operationId !== operationId) return answer;
    isLost = true;
    throw new NoAnswer(request, "The answer got lost.");
  };
  return createWorld(law, target, createPace(lossy, crewkit, target.powers), `test${operationId ?? ""}`.toLowerCase());
}

async function slugs(): Promise<unknown[]> {
  return (await readAll(open(), "listOrganizations")).map(({ slug }) => slug);
}

const before = await slugs();

test("an organization goes whose creation's answer got lost", async () => {
  const world = open("createOrganization");
  await expect(world.textAt("createOrganization", "/data/id")).rejects.toThrow("lost");
  await world.textAt("createOrganization", "/data/id");
  expect(await slugs()).toHaveLength(before.length + 2);
  expect(await world.end()).toEqual([]);
  expect(await slugs()).toEqual(before);
});

test("one whose deletion's answer got lost is no leftover", async () => {
  const world = open("deleteOrganization");
  await world.textAt("createOrganization", "/data/id");
  expect(await world.end()).toEqual([]);
  expect(await slugs()).toEqual(before);
});
