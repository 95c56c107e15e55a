import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import mock from "@crewkit/mock/package.json" with { type: "json" };
import { readContract } from "@crewkit/openapi/node";
import spawn from "nano-spawn";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { root } from "./steps/project.ts";
import { executableProblems } from "./steps/release/executables.ts";
import { publishedPackages } from "./steps/release/packages.ts";
import { tool } from "./steps/tool.ts";
import { start } from "./testing/start.ts";

const folder = await mkdtemp(join(tmpdir(), "crewkit-executable-"));
const executable = join(folder, "crewkit-mock");
// No PATH, so that no other Node.js is found.
const environment = { cwd: folder, env: { NODE_OPTIONS: "--invalid" } };

let problems: string[];

beforeAll(async () => {
  const archive = await tool("node", ["packages/mock/build/executable.ts", folder]);
  problems = await executableProblems(folder, publishedPackages(root));
  await spawn("tar", ["-xzf", archive], { cwd: folder });
});
afterAll(() => rm(folder, { recursive: true }));

test("serves the API without Node.js, and exits with 0 on SIGTERM", async () => {
  const { output, end } = await start([executable, "--port", "0"], /^Try /, environment);
  const value = (label: string) => output.match(new RegExp(`^${label} +(.*)$`, "m"))?.[1];
  const url = value("Mock");
  const headers = { Authorization: `Bearer ${value("Token")}` };
  expect((await fetch(`${url}/${value("Organization")}/projects`, { headers })).status).toBe(200);
  const prefer = (Prefer: string) => fetch(`${url}/health`, { headers: { Prefer } });
  expect((await prefer("code=500")).status).toBe(500);
  expect((await prefer("dynamic=true")).status).toBe(200);
  expect(await end("SIGTERM")).toBe(0);
});

test("prints the versions of the package and the contract", async () => {
  const { stdout } = await spawn(executable, ["--version"], environment);
  expect(stdout).toBe(`crewkit-mock ${mock.version} (crewkit API ${readContract().info.version})`);
});

test("is accepted by a release of these versions", () => {
  expect(problems).toEqual([]);
});

test("prints its help without --watch, and exits with 2 for an unknown option", async () => {
  const { stdout } = await spawn(executable, ["--help"], environment);
  expect(stdout).toContain("--port <number>");
  expect(stdout).not.toContain("--watch");
  await expect(spawn(executable, ["--watch"], environment)).rejects.toMatchObject({ exitCode: 2 });
});

test("is archived with the licenses of its parts", async () => {
  const licenses = await readFile(join(folder, "LICENSES.txt"), "utf8");
  for (const part of ["crewkit-mock", "Node.js 26", "ajv", "V8, located at deps/v8"])
    expect(licenses).toMatch(new RegExp(`^(- )?${part}`, "m"));
});

describe.skipIf(process.platform !== "linux")("an executable for the Linux of another Node.js", () => {
  const smokeTest = (archive: string) => tool("sh", ["packages/mock/build/test-executable.sh", archive]);

  test("passes the test in release.yml", async () => {
    const target = join(folder, "other");
    const archive = await tool("node", ["packages/mock/build/executable.ts", target, "--node", process.execPath]);
    expect(archive).toBe(join(target, `crewkit-mock-linux-${process.arch}.tar.gz`));
    expect(JSON.parse(await smokeTest(archive))).toMatchObject({ data: { status: "ok" } });
  });

  test("does not pass if it does not start", async () => {
    const broken = join(folder, "broken");
    await mkdir(broken);
    await writeFile(join(broken, "crewkit-mock"), "#!/bin/sh\nexit 0\n", { mode: 0o755 });
    await spawn("tar", ["-czf", "broken.tar.gz", "crewkit-mock"], { cwd: broken });
    await expect(smokeTest(join(broken, "broken.tar.gz"))).rejects.toThrow();
  });
});
