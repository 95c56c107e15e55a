import { createMock } from "@crewkit/mock";
import { expect, test } from "vitest";
import { suite } from "../../../mutants/suite.ts";
import type { Send } from "../../base/exchange.ts";
import { NoResponseError } from "../../base/exchange.ts";
import type { RunContext } from "../../base/run-context.ts";
import type { Target } from "../../base/target.ts";
import { createRunContext } from "../../context/create.ts";
import type { EngineContext } from "../../context/engine-context.ts";
import { createSender } from "../../http/sender.ts";
import { mockTarget } from "./common/mock.ts";

const target = mockTarget(createMock());
let opened = 0;

function open(at: Target = target, by: Send = target.send): EngineContext {
  return createRunContext(suite.spec, at, createSender(suite.spec, { ...at, send: by }), `test${opened++}`);
}

function losing(operationId: string): Send {
  let isLost = false;
  return async (request) => {
    const response = await target.send(request);
    if (isLost || request.operation.operationId !== operationId) return response;
    isLost = true;
    throw new NoResponseError(request, "The response was lost.");
  };
}

async function idsOf(context: RunContext, operationId: string, path: Record<string, string> = {}): Promise<unknown[]> {
  return (await context.readAll(operationId, { path })).map(({ id }) => id);
}

test("removes added conventions and subscriptions at the end", async () => {
  const seen = async () => {
    const context = open({ ...target, writes: false });
    const [playbook_id = ""] = await context.resourceIds("/playbooks/{playbook_id}");
    return [
      await idsOf(context, "listConventions", { playbook_id }),
      await idsOf(context, "listPlaybookSubscriptions"),
    ];
  };
  const before = await seen();
  const context = open();
  await context.callForText("createConvention", "/data/id");
  await context.callForText("createConvention", "/data/id");
  await context.callForText("createPlaybookSubscription", "/data/id");
  expect(await seen()).not.toEqual(before);
  expect(await context.cleanUp()).toEqual([]);
  expect(await seen()).toEqual(before);
});

test("resubscribes to the spare playbook and keeps the permanent subscription", async () => {
  const context = open();
  const [org_id = "", id = ""] = await context.resourceIds("/{org_id}/playbook_subscriptions/{id}");
  const first = await context.callForText("createPlaybookSubscription", "/data/id");
  const second = await context.callForText("createPlaybookSubscription", "/data/id");
  const ids = await idsOf(context, "listPlaybookSubscriptions", { org_id });
  expect(ids).toEqual(expect.arrayContaining([id, second]));
  expect(ids).not.toContain(first);
  await context.cleanUp();
});

test("uses a playbook of another organization of the owner, in which each user has its permission level", async () => {
  const { createResource: _, ...capabilities } = target.capabilities;
  const bare = { ...target, capabilities, resources: {} };
  const create = ({ callForText }: RunContext) => callForText("createConvention", "/data/playbook_id");
  const context = open(bare);
  const [playbook_id = ""] = await open().resourceIds("/playbooks/{}");
  const before = await idsOf(context, "listConventions", { playbook_id });
  expect(await create(context)).toBe(playbook_id);
  await expect(create(await context.outsiderContext())).rejects.toThrow(/in an organization of the outsider/);
  const id = await context.callForText("createOrganization", "/data/id");
  await expect(create(open({ ...bare, resources: { "/{}": [id] } }))).rejects.toThrow(/Create one/);
  const { outsider: admin = "", ...tokens } = target.tokens;
  await expect(create(open({ ...bare, tokens: { ...tokens, admin } }))).rejects.toThrow(/levels: admin in acme\./);
  expect(await context.cleanUp()).toEqual([]);
  expect(await idsOf(context, "listConventions", { playbook_id })).toEqual(before);
});

test.each(["createOrganization", "deleteOrganization"])(
  "removes organizations even if a response to %s is lost",
  async (lost) => {
    const before = await idsOf(open(), "listOrganizations");
    const context = open(target, losing(lost));
    await context.callForText("createOrganization", "/data/id").catch(() => {});
    await context.callForText("createOrganization", "/data/id");
    expect(await idsOf(open(), "listOrganizations")).toHaveLength(before.length + 2);
    expect(await context.cleanUp()).toEqual([]);
    expect(await idsOf(open(), "listOrganizations")).toEqual(before);
  },
);
