import { mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Contract } from "@crewkit/openapi";
import contract from "@crewkit/openapi/openapi.json" with { type: "json" };
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { startMock } from "../start.ts";
import { exampleOf } from "../testing/api.ts";
import { watchContract } from "./watch.ts";

const mock = await startMock();
const said: string[] = [];
let folder: string;
let stop: () => void;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "crewkit-contract-"));
  await writeFile(join(folder, "openapi.json"), JSON.stringify(contract));
  stop = await watchContract(mock, join(folder, "openapi.json"), (line) => said.push(line));
});
afterAll(async () => {
  stop();
  await mock.close();
  await rm(folder, { recursive: true });
});

// As a build does: written beside it and put in its place.
async function replaceContract(text: string) {
  said.length = 0;
  await writeFile(join(folder, "next.json"), text);
  await rename(join(folder, "next.json"), join(folder, "openapi.json"));
  await vi.waitFor(() => expect(said).toHaveLength(1), 10_000);
}

async function create(slug: string) {
  const headers = { Authorization: `Bearer ${mock.tokens.ada}`, "Content-Type": "application/json" };
  const body = JSON.stringify({ name: slug, slug });
  return fetch(`${mock.url}/${mock.firstCall.organizationId}/projects`, { method: "POST", headers, body });
}

function edit(change: (contract: Contract) => void): string {
  const changed = structuredClone(contract);
  change(changed);
  return JSON.stringify(changed);
}

function projectName(schemas: Contract["components"]): object {
  return schemas?.schemas?.ProjectCreate?.properties?.name ?? {};
}

test("a mock goes on by a contract that has changed, and remembers what it knew", async () => {
  expect((await create("payments")).status).toBe(201);
  const health = contract.paths?.["/health"]?.get;
  const moon = { ...contract.paths?.["/health"], get: { ...health, operationId: "getMoon" } };
  await replaceContract(
    edit((changed) => {
      Object.assign(projectName(changed.components), { maxLength: 8 });
      Object.assign(changed.paths ?? {}, { "/moon": moon });
    }),
  );
  expect(said).toEqual(["The contract has changed: the mock goes on by the new one."]);
  expect((await (await create("long-name")).json()).details).toEqual({ name: ["must be at most 8 characters"] });
  expect((await (await create("payments")).json()).details).toEqual({ slug: ["has already been taken"] });
  // An operation without a handler answers the contract's example; the requests before count on.
  const answer = await fetch(`${mock.url}/moon`);
  expect(await answer.json()).toEqual(exampleOf("getHealth", 200, "up"));
  expect(answer.headers.get("X-RateLimit-Remaining")).toBe("96");
});

test("a file that is written anew and has not changed is no news", async () => {
  const file = join(folder, "openapi.json");
  said.length = 0;
  await writeFile(file, await readFile(file, "utf8"));
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(said).toEqual([]);
});

test.each([
  ["no JSON", "{", /JSON/],
  ["no contract", "{}", /NotFound has no example notFound/],
  [
    "a reference that leads nowhere",
    JSON.stringify(contract).replace('"#/components/schemas/ProjectCreate"', '"#/components/schemas/Nothing"'),
    /Nothing/,
  ],
  ["a schema that is none", edit((each) => Object.assign(projectName(each.components), { pattern: "(" })), /regular/],
])("the mock does not go on by %s", async (_name, text, reason) => {
  await replaceContract(text);
  expect(said[0]).toMatch(/^The contract has changed, and can't be used; the mock goes on by the one before\. /);
  expect(said[0]).toMatch(reason);
  expect((await fetch(`${mock.url}/health`)).status).toBe(200);
});
