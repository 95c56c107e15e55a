import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { packageCommands } from "@crewkit/docs";
import { startMock } from "@crewkit/mock";
import spawn from "nano-spawn";
import { expect, onTestFinished, test } from "vitest";
import { packageManager, root } from "./steps/project.ts";
import { installedNode } from "./testing/packed.ts";
import { readReadme } from "./testing/readmes.ts";
import { start } from "./testing/start.ts";

test("the commands of the guides install the client from a clone, in an empty folder", async () => {
  const folder = await mkdtemp(join(tmpdir(), "crewkit-"));
  const mock = await startMock();
  onTestFinished(() => Promise.all([mock.close(), rm(folder, { recursive: true })]).then());
  const { "install.client": install = "" } = packageCommands({ published: false, packageManager });
  await spawn("sh", ["-ec", install.replaceAll("../crewkit-api", root)], { cwd: folder });
  const [program] = await readReadme("packages/client");
  await writeFile(join(folder, "try.mjs"), program?.code ?? "");
  const variables = { CREWKIT_API_URL: mock.url, CREWKIT_TOKEN: mock.tokens.ada };
  const { stdout } = await spawn(installedNode, ["try.mjs"], { cwd: folder, env: variables });
  expect(stdout).toBe("Hello Ada Okafor");
});

test("the command of a package runs in the folder in which its README installs it from a clone", async () => {
  const folder = await mkdtemp(join(tmpdir(), "crewkit-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const { "install.mcp": install = "" } = packageCommands({ published: false, packageManager });
  await spawn("sh", ["-ec", install.replaceAll("../crewkit-api", root)], { cwd: folder });
  const { stdout } = await spawn("npx", ["@crewkit/mcp", "--help"], { cwd: folder });
  expect(stdout).toContain("Usage: crewkit-mcp ");
});

test("the commands of the Dockerfile install the mock with the locked dependencies, and start it", async () => {
  const folder = await mkdtemp(join(tmpdir(), "crewkit-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  await spawn("npx", ["--yes", packageManager, "tarballs", "mock"], { cwd: root });
  await cp(join(root, "dist/tarballs/mock"), folder, { recursive: true });
  const dockerfile = await readFile(join(root, "packages/mock/Dockerfile"), "utf8");
  const [, install = ""] = /^RUN (.*)$/m.exec(dockerfile) ?? [];
  const [, entrypoint = ""] = /^ENTRYPOINT (.*)$/m.exec(dockerfile) ?? [];
  await spawn("sh", ["-ec", install], { cwd: folder });
  const { dependencies } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const { packages } = JSON.parse(await readFile(join(folder, "node_modules/.package-lock.json"), "utf8"));
  for (const [name, version] of Object.entries<string>(dependencies))
    if (!version.startsWith("file:"))
      expect(packages[`node_modules/${name}`]).toEqual({ version, integrity: expect.any(String) });
  expect(Object.keys(packages)).toHaveLength(Object.keys(dependencies).length);

  const [, file = "", ...args] = JSON.parse(entrypoint.replace("/crewkit", folder));
  const mock = await start([installedNode, file, ...args, "--port", "0"], /^Mock /);
  const url = /http:\S+/.exec(mock.output)?.[0];
  expect((await fetch(`${url}/health`)).status).toBe(200);
  expect(await mock.end("SIGTERM")).toBe(0);
});
