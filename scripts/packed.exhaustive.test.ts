import { mkdtempSync, realpathSync } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import spawn from "nano-spawn";
import { afterAll, beforeAll, expect, test } from "vitest";
import { installPacked } from "./testing/packed.ts";
import { start } from "./testing/start.ts";

const folder = realpathSync(mkdtempSync(join(tmpdir(), "crewkit-packed-")));
const inFolder = { cwd: folder, preferLocal: true, env: { PATH: `${dirname(process.execPath)}:${process.env.PATH}` } };
const evaluate = (program: string) =>
  spawn(process.execPath, ["--input-type=module", "--eval", program], { cwd: folder });

beforeAll(() => installPacked(["openapi", "types", "mock", "client", "conformance"], folder));
afterAll(() => rm(folder, { recursive: true }));

test("the mock runs from its tarball", async () => {
  const command = [process.execPath, "node_modules/@crewkit/mock/dist/cli.js", "--port", "0"];
  const { output } = await start(command, /^Try /, { cwd: folder });
  const value = (label: string) => output.match(new RegExp(`^${label} +(.*)$`, "m"))?.[1];
  const headers = { Authorization: `Bearer ${value("Token")}` };
  const projects = await fetch(`${value("Mock")}/${value("Organization")}/projects`, { headers });
  expect(projects.status).toBe(200);
  const preferred = await fetch(`${value("Mock")}/health`, { headers: { Prefer: "code=500" } });
  expect(preferred.status).toBe(500);
});

test("the mock can be imported", async () => {
  const program = `
    import { createMock } from "@crewkit/mock/web";
    const response = await createMock().fetch("http://crewkit.test/api/v1/health");
    console.log(response.status);`;
  const { stdout } = await evaluate(program);
  expect(stdout).toBe("200");
});

test("the client calls the mock without openapi-fetch, which only /http requires", async () => {
  const program = `
    import { createCrewkit } from "@crewkit/client";
    import { createMock } from "@crewkit/mock/web";
    const crewkit = createCrewkit({ baseUrl: "http://crewkit.test", fetch: createMock().fetch });
    console.log((await crewkit.health.get()).status);
    await import("@crewkit/client/http").catch((error) => console.log(error.message));`;
  const { stdout } = await evaluate(program);
  expect(stdout).toMatch(/^ok\nCannot find package 'openapi-fetch' /);
});

test("the conformance suite runs by its command name against the installed mock", async () => {
  const suite = (...args: string[]) => spawn("crewkit-conformance", args, inFolder);
  expect((await suite("--help")).stdout).toContain("--url <url>");
  const { stdout } = await suite("--only", "getHealth > 200 > example", "--json", "report.json");
  expect(stdout).toContain("1 passed, 0 failed.\n");
  expect(JSON.parse(await readFile(join(folder, "report.json"), "utf8"))).toMatchObject({ target: "mock" });
});

test("the conformance engine can be imported for another API", async () => {
  const program = `
    import { crewkit, definePlan, runConformance, startMockTarget } from "@crewkit/conformance";
    import { readContract } from "@crewkit/openapi/node";
    const target = await startMockTarget();
    const plan = definePlan({ ...crewkit, name: "mine" });
    const { plan: name, counts } = await runConformance({ contract: readContract(), plan, target, only: ["getHealth > 200 > example"] });
    await target.close();
    console.log(name, counts.passed);`;
  const { stdout } = await evaluate(program);
  expect(stdout).toBe("mine 1");
});
