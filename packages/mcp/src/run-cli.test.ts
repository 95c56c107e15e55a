import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createCrewkit } from "@crewkit/client";
import manifest from "@crewkit/mcp/package.json" with { type: "json" };
import { startMock } from "@crewkit/mock";
import contract from "@crewkit/openapi/openapi.json" with { type: "json" };
import spawn, { SubprocessError } from "nano-spawn";
import { expect, onTestFinished, test } from "vitest";
import { listStaticImports } from "../../mock/build/static-imports.ts";

const cli = new URL("./cli.ts", import.meta.url).pathname;

test.each([
  [["--tools", "webhooks"], /There is no tag "webhooks"\. Use authentication, .*sessions/],
  [["--http", "port"], /Must be a port from 0 to 65535/],
  [["--allow-all"], /unknown option '--allow-all'/],
  [["logout"], /too many arguments/],
])("crewkit-mcp %j exits with 2 and says what is wrong", async (options, message) => {
  const error = await spawn(process.execPath, [cli, ...options]).catch((error: SubprocessError) => error);
  expect(error).toBeInstanceOf(SubprocessError);
  expect(error).toMatchObject({ exitCode: 2, stderr: expect.stringMatching(message) });
});

test("--version prints the versions of the package and the contract", async () => {
  const { stdout } = await spawn(process.execPath, [cli, "--version"]);
  expect(stdout).toBe(`crewkit-mcp ${manifest.version} (${contract.info.title} ${contract.info.version})`);
});

// Node.js 20 cannot load the TypeScript of the other packages, and importing them takes time.
test("imports no other package of the repository for --help and invalid arguments", async () => {
  expect(await listStaticImports(cli)).toEqual(["commander"]);
});

test("login signs in with the device flow and stores the tokens for later starts", async ({ signal }) => {
  const mock = await startMock();
  const config = await mkdtemp(join(tmpdir(), "crewkit-mcp-"));
  onTestFinished(() => Promise.all([mock.close(), rm(config, { recursive: true })]).then());
  const env = { CREWKIT_API_URL: mock.url, CREWKIT_TOKEN: "", XDG_CONFIG_HOME: config, APPDATA: config };
  const login = spawn(process.execPath, [cli, "login"], { env, signal });
  const user = createCrewkit({ baseUrl: mock.url, token: mock.firstCall.token });
  let output = "";
  for await (const line of login.stderr ?? []) {
    output += `${line}\n`;
    const [, user_code] = /type (\S+)$/.exec(line) ?? [];
    if (user_code) await user.auth.verifyDeviceCode({ user_code });
  }
  await login;
  expect(output).toContain("Signed in as ada@acme.example. The tokens are in ");
  expect(output).toContain(config);
});
