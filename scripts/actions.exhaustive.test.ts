import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { startMock } from "@crewkit/mock";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { runAction } from "./testing/action.ts";
import { pack } from "./testing/packed.ts";
import { findUpstream, type Registry, startRegistry } from "./testing/registry.ts";

const upstream = await findUpstream();
if (!upstream) console.warn("Skipping the tests of the actions, because the registry that npm uses does not respond.");

describe.skipIf(!upstream)("the actions on GitHub", () => {
  let registry: Registry;
  const run = (name: string, inputs: Record<string, string>, variables: Record<string, string> = {}) =>
    runAction(name, inputs, registry.folder, { ...registry.env, ...variables });

  beforeAll(async () => {
    registry = await startRegistry(upstream ?? "");
    await pack(["openapi", "types", "mock", "conformance"], registry.folder);
    await registry.run(registry.folder, "for file in *.tgz; do npm publish --provenance=false ./$file || exit 1; done");
  });
  afterAll(() => registry?.close());

  test("start a mock of the same version", async () => {
    const { code, outputs } = await run("mock", { port: "0", args: "--limits 'off'" });
    expect(code).toBe(0);
    const headers = { Authorization: `Bearer ${outputs.token}` };
    const projects = `${outputs.url}/${outputs.organization}/projects`;
    expect((await fetch(projects, { headers })).status).toBe(200);
    const limits = new URL("/__mock/limits", outputs.url);
    expect((await fetch(limits, { method: "POST", body: '{"address":"127.0.0.1"}' })).status).toBe(422);
  });

  test("report why the mock did not start", async () => {
    const other = await startMock();
    onTestFinished(other.close);
    const { port } = new URL(other.url);
    const { code, output } = await run("mock", { port });
    expect(code).toBe(1);
    expect(output).toContain(`Port ${port} is already in use`);
  });

  test.each([
    ["mock", { port: "$(touch executed)", args: "; touch executed" }],
    ["mock", { args: '"$(touch executed)" `touch executed`' }],
    ["mock", { package: "$(touch executed); touch executed" }],
    ["conformance", { args: '"$(touch executed)" `touch executed`', url: "$(touch executed)" }],
    ["conformance", { package: "$(touch executed); touch executed" }],
  ])("do not execute code in the inputs of %s: %j", async (name, inputs) => {
    expect((await run(name, inputs)).code).not.toBe(0);
    expect(existsSync(join(registry.folder, "executed"))).toBe(false);
  });

  test("test a deployment with unreleased packages, and write the reports", async () => {
    const mock = await startMock();
    onTestFinished(mock.close);
    const inputs = { url: mock.url, args: "--only 'getProject > 200 > example'", package: "*.tgz" };
    const variables = { CREWKIT_TOKEN: mock.tokens.ada };
    const passed = await run("conformance", inputs, variables);
    expect(passed).toMatchObject({ code: 0, summary: expect.stringContaining("1 passed") });
    expect(await readFile(passed.outputs.junit ?? "", "utf8")).toContain("getProject > 200 > example");
    expect(await readFile(passed.outputs.html ?? "", "utf8")).toContain("<!doctype html>");

    mock.faults.add({ operation: "getProject", status: 500, times: 9 });
    const failed = await run("conformance", inputs, variables);
    expect(failed).toMatchObject({ code: 1, summary: expect.stringContaining("received 500") });
    expect(failed.output + failed.summary).not.toContain(mock.tokens.ada);
  });

  test("only test the mock if it is the target, and fail if nothing was tested", async () => {
    const args = "--only 'getHealth > 200'";
    expect((await run("conformance", { args: `${args} --target mock` })).code).toBe(0);
    const unset = await run("conformance", { args });
    expect(unset).toMatchObject({ code: 2, output: expect.stringContaining("CREWKIT_API_URL is empty") });
    expect((await run("conformance", { args, url: "http://127.0.0.1:1" })).code).toBe(2);
  });
});
