import { readContract } from "@crewkit/openapi/node";
import { expect, test } from "vitest";
import { createAsk } from "./responses.ts";
import type { ExampleSource } from "./sources.ts";

const now = "2026-11-20T14:00:00Z";
const send = await createAsk(readContract(), now);
const ask = (name: string, more: Partial<ExampleSource> = {}) => send({ name, tag: "any", summary: "", ...more });

test("sends Ada's request with the contract's path and the body of the same name", async () => {
  expect(await ask("updateExperiment.200.split")).toMatchObject({ data: { traffic_split: 40 } });
});

test("sends the first body if none has the same name", async () => {
  expect(await ask("updateCurrentUser.200.user")).toMatchObject({ user: { name: "Ada N. Okafor" } });
});

test("sends the given path, query and body as the given person", async () => {
  const path = { id: "f714b4d8-804e-47bb-a0cd-fe028e526345" };
  await expect(ask("getProject.404.project", { request: { path } })).resolves.toEqual({ error: "Not found" });
  expect(await ask("checkProjectSlug.200.any", { request: { query: { slug: "till" } } })).toMatchObject({
    data: { slug: "till" },
  });
  const body = { name: "Chen W." };
  expect(await ask("updateCurrentUser.200.any", { request: { as: "chen", body } })).toMatchObject({ user: body });
  expect(await ask("getCurrentUser.401.any", { request: { as: null } })).toHaveProperty("error");
});

test("sends earlier requests first, always from the initial state and at the same moment", async () => {
  const before = [{ call: "endSession" }];
  expect(await ask("updateSession.422.any", { before })).toEqual({ error: "Session has already ended" });
  expect(await ask("endSession.200.any")).toMatchObject({ data: { ended_at: now } });
});

test.each([
  ["getProject.404.project", {}, 'The mock responds with 200: {"data"'],
  ["getNothing.200.any", {}, "The contract has no operation getNothing."],
  ["getProject.200.any", { request: { path: { slug: "a" } } }, "getProject has no path parameter slug."],
  ["getProject.200.any", { request: { as: "king" } }, "Nobody is called king. Use one of ada, bruno,"],
])("explains why %s with %j has no response to show", async (name, more, message) => {
  await expect(ask(name, more)).rejects.toThrow(message);
});
