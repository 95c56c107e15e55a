import { mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Contract } from "@crewkit/openapi";
import published from "@crewkit/openapi/openapi.json" with { type: "json" };
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { exampleOf } from "../testing/api.ts";
import { callApi, createProject, useMock } from "../testing/control.ts";
import { createReload, watchContract } from "./watch.ts";

// Compiling the checks of all operations would take most of the time.
const paths = ["/health", "/{org_id}/projects"].map((path) => [path, published.paths?.[path]]);
const contract: Contract = { ...published, paths: Object.fromEntries(paths) };
const text = JSON.stringify(contract);

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "crewkit-contract-"));
  file = join(folder, "openapi.json");
  await writeFile(file, text);
});
afterEach(() => rm(folder, { recursive: true }));

test("reloads the contract when a build replaces its file", async () => {
  const reloaded = Promise.withResolvers<Contract>();
  const stop = await watchContract({ reload: reloaded.resolve }, () => {}, file);
  onTestFinished(stop);
  await writeFile(join(folder, "next.json"), '{"openapi":"3.1.0"}');
  await rename(join(folder, "next.json"), file);
  expect(await reloaded.promise).toEqual({ openapi: "3.1.0" });
});

test("ignores a rewritten file without changes", async () => {
  const reload = vi.fn();
  const log = vi.fn();
  const reloadContract = await createReload({ reload }, log, file);
  await writeFile(file, text);
  await reloadContract();
  expect(reload).not.toHaveBeenCalled();
  expect(log).not.toHaveBeenCalled();
});

describe("a mock whose contract file has changed", () => {
  const mock = useMock();

  async function replaceContract(changed: string): Promise<string> {
    const log = vi.fn();
    const reloadContract = await createReload(mock, log, file);
    await writeFile(file, changed);
    await reloadContract();
    expect(log).toHaveBeenCalledOnce();
    return log.mock.calls[0]?.[0];
  }

  test("applies the new contract and keeps records and limits", async () => {
    expect((await createProject(mock, "payments")).status).toBe(201);
    const health = contract.paths?.["/health"]?.get;
    const moon = { ...contract.paths?.["/health"], get: { ...health, operationId: "getMoon" } };
    await replaceContract(
      edit((changed) => {
        Object.assign(projectName(changed), { maxLength: 8 });
        Object.assign(changed.paths ?? {}, { "/moon": moon });
      }),
    );
    expect((await createProject(mock, "long-name")).body.details).toHaveProperty("name");
    expect((await createProject(mock, "payments")).body.details).toEqual({ slug: ["has already been taken"] });
    // An operation without a handler responds with the contract's example.
    const { body, headers } = await callApi(mock, "/moon");
    expect(body).toEqual(exampleOf("getHealth", 200, "healthy"));
    expect(headers.get("X-RateLimit-Remaining")).toBe("96");
  });

  test.each([
    ["invalid JSON", "{", /JSON/],
    ["an empty contract", "{}", /NotFound/],
    ["a broken reference", text.replace('/schemas/ProjectCreate"', '/schemas/Nothing"'), /Nothing/],
    ["an invalid pattern", edit((changed) => Object.assign(projectName(changed), { pattern: "(" })), /regular/],
    ["an unknown scope", text.replaceAll('"x-scope":"organization"', '"x-scope":"team"'), /invalid scope: `team`/],
  ])("reports %s and keeps the previous contract", async (_name, changed, reason) => {
    expect(await replaceContract(changed)).toMatch(reason);
    expect((await createProject(mock, "payments")).status).toBe(201);
  });
});

function edit(change: (contract: Contract) => void): string {
  const changed = structuredClone(contract);
  change(changed);
  return JSON.stringify(changed);
}

function projectName({ components }: Contract): object {
  return components?.schemas?.ProjectCreate?.properties?.name ?? {};
}
