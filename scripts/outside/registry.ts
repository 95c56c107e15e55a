import { type ChildProcess, spawn as spawnProcess } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import getPort from "get-port";
import spawn, { SubprocessError } from "nano-spawn";
import { packageManager } from "../steps/project.ts";
import { waitForLine } from "../testing/start.ts";

/** The tools of these tests. They have their own lockfile, because they are large. */
export const tools: string = join(import.meta.dirname, "tools/node_modules");

export interface Registry {
  url: string;
  /** A temporary folder for projects. */
  folder: string;
  /** Environment variables for package managers, so that they use this registry and an empty cache. */
  env: Record<string, string | undefined>;
  /** Runs a shell command with this registry, and returns its output. */
  run(cwd: string, command: string, variables?: Record<string, string>): Promise<string>;
  /** Stops the registry and deletes the folder. This also happens if the test is interrupted. */
  close(): Promise<void>;
}

/** Returns the URL of the registry that npm uses. Undefined if it does not respond, except in CI. */
export async function findUpstream(): Promise<string | undefined> {
  const { stdout: url } = await spawn("npm", ["config", "get", "registry"]);
  const response = await fetch(`${url.replace(/\/?$/, "/")}-/ping`).catch(() => undefined);
  return response || process.env.CI ? url : undefined;
}

/** Starts a registry that accepts `@crewkit/*` packages, and gets all other packages from `upstream`. Installs its tools first. */
export async function startRegistry(upstream: string): Promise<Registry> {
  await spawn("npx", ["--yes", packageManager, "install", "--frozen-lockfile"], { cwd: dirname(tools) });
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "crewkit-registry-")));
  const url = `http://127.0.0.1:${await getPort()}/`;
  await writeFiles(folder, url, upstream);
  const options = ["--config", join(folder, "verdaccio.yaml"), "--listen", new URL(url).host];
  const server = startGuarded([process.execPath, join(tools, "verdaccio/bin/verdaccio"), ...options], { folder });
  await waitForLine(server, /http address/);
  const env = { ...userEnvironment(url), HOME: join(folder, "home"), NO_PROXY: "127.0.0.1" };
  return {
    url,
    folder,
    env,
    async run(cwd, command, variables) {
      const result = await spawn("sh", ["-c", command], { cwd, env: { ...env, ...variables } }).catch((error) => {
        throw error instanceof SubprocessError ? new Error(`${command}\n${error.output}`, { cause: error }) : error;
      });
      return result.output;
    },
    async close() {
      server.stdin?.end();
      if (server.exitCode === null) await once(server, "exit");
    },
  };
}

async function writeFiles(folder: string, url: string, upstream: string): Promise<void> {
  const configuration = {
    storage: join(folder, "storage"),
    uplinks: { upstream: { url: upstream, timeout: "5m", max_fails: 100 } },
    packages: {
      "@crewkit/*": { access: "$all", publish: "$all" },
      "**": { access: "$all", proxy: "upstream" },
    },
    log: { type: "stdout", format: "pretty", level: "warn" },
  };
  writeFileSync(join(folder, "verdaccio.yaml"), JSON.stringify(configuration));
  mkdirSync(join(folder, "home"));
  // npm requires a token to publish. Verdaccio ignores it.
  const npm = [`registry=${url}`, `${url.replace("http:", "")}:_authToken=none`, "loglevel=error", "fund=false"];
  writeFileSync(join(folder, "home/.npmrc"), npm.join("\n"));
  const yarn = [
    "enableTelemetry: false",
    "enableImmutableInstalls: false",
    "npmMinimalAgeGate: 0",
    `npmRegistryServer: "${url}"`,
  ];
  writeFileSync(join(folder, "home/.yarnrc.yml"), [...yarn, "unsafeHttpWhitelist: [127.0.0.1]"].join("\n"));
}

/** Environment variables for commands that use a registry, without the variables that `pnpm` set to start this test. */
export function userEnvironment(registry: string): Record<string, string | undefined> {
  // Variables for npm would override its configuration.
  const inherited = Object.keys(process.env).filter((name) => /^(p?npm_|bun_|deno_|yarn_|xdg_|crewkit_)/i.test(name));
  const path = (process.env.PATH ?? "").split(delimiter).filter((directory) => !directory.includes("node_modules"));
  return {
    ...Object.fromEntries(inherited.map((name) => [name, undefined])),
    PATH: [dirname(process.execPath), ...path].join(delimiter),
    npm_config_registry: registry,
    npm_config_update_notifier: "false",
    NO_COLOR: "1",
  };
}

/** Starts a command that ends when this process ends, even if it is killed. Then it also deletes the folder. */
export function startGuarded(
  command: readonly string[],
  { folder = "", cwd, env }: { folder?: string; cwd?: string; env?: Record<string, string | undefined> } = {},
): ChildProcess {
  const args = [join(import.meta.dirname, "guard.ts"), folder, ...command];
  const variables = { ...process.env, NODE_NO_WARNINGS: "1", ...env };
  return spawnProcess(process.execPath, args, { cwd, env: variables, stdio: ["pipe", "pipe", "inherit"] });
}
