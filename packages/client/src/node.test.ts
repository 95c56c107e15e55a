import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Readable, Writable } from "node:stream";
import { text } from "node:stream/consumers";
import { setImmediate } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { inspect } from "node:util";
import { beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { createCrewkit } from "./crewkit.ts";
import { defaultTokenPath } from "./node/token-file.ts";
import { fileTokenStore } from "./node.ts";
import { defineOperation } from "./testing/define-operation.ts";
import { listenHttp } from "./testing/listen.ts";
import { serveRotatingTokens } from "./testing/tokens.ts";

const tokens = { access_token: "access", refresh_token: "refresh", expires_at: 1_800_000_000 };

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "crewkit-tokens-"));
  return () => rm(folder, { recursive: true });
});

const getCurrentUser = defineOperation({ id: "getCurrentUser", method: "GET", path: "/auth/me", returns: "user" });

const modeOf = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);

test("saves and loads tokens in a private file", async () => {
  const path = join(folder, "crewkit", "tokens.json");
  const store = fileTokenStore(path);
  expect(await store.load()).toBeUndefined();

  await store.save(tokens);

  expect(await fileTokenStore(path).load()).toEqual(tokens);
  expect(await modeOf(path)).toBe("600");
  expect(await modeOf(join(folder, "crewkit"))).toBe("700");
});

test("replaces an existing file, and makes it private", async () => {
  const path = join(folder, "tokens.json");
  await writeFile(path, JSON.stringify(tokens), { mode: 0o644 });

  await fileTokenStore(path).save({ ...tokens, access_token: "next" });

  expect(await readdir(folder)).toEqual(["tokens.json"]);
  expect(await modeOf(path)).toBe("600");
  expect(await fileTokenStore(path).load()).toHaveProperty("access_token", "next");
});

test("never loads partially written tokens", async () => {
  const store = fileTokenStore(join(folder, "tokens.json"));
  await store.save(tokens);
  const long = { ...tokens, access_token: "a".repeat(100_000) };
  const saves = Promise.all(Array.from({ length: 20 }, (_, index) => store.save(index % 2 ? tokens : long)));
  for (let read = 0; read < 50; read++) expect(await store.load()).toHaveProperty("refresh_token", "refresh");
  await saves;
});

test("reports the path of a file that cannot be read or written", async () => {
  const path = join(folder, "tokens.json");
  await mkdir(path);
  await expect(fileTokenStore(path).load()).rejects.toThrow(new RegExp(`${path}.*EISDIR`));
  await expect(fileTokenStore(path).save(tokens)).rejects.toThrow(new RegExp(`${path}.*EISDIR`));
  expect(await readdir(folder)).toEqual(["tokens.json"]);
});

test.each([
  ["text", "secret-access"],
  ["truncated JSON", '{"access_token":"secret-access","refresh'],
  ["a JSON string", '"secret-access"'],
  ["no content", ""],
  ["no refresh token", '{"access_token":"secret-access"}'],
  ["an empty token", '{"access_token":"secret-access","refresh_token":""}'],
  ["a date as expires_at", '{"access_token":"secret-access","refresh_token":"r","expires_at":"2030-01-01"}'],
])("rejects a file with %s without quoting it", async (_, content) => {
  const path = join(folder, "tokens.json");
  await writeFile(path, content);
  const error: Error = await fileTokenStore(path)
    .load()
    .then(() => expect.fail())
    .catch((error) => error);
  expect(error.message).toContain(path);
  expect(inspect(error)).not.toContain("secret");
});

test("resolves a relative path when the store is created", () => {
  expect(fileTokenStore("tokens.json").path).toBe(resolve("tokens.json"));
});

test("clears the tokens, even if the file does not exist", async () => {
  const store = fileTokenStore(join(folder, "tokens.json"));
  await store.save(tokens);
  await store.clear();
  await store.clear();
  expect(await store.load()).toBeUndefined();
  expect(await readdir(folder)).toEqual([]);
});

test("waits for a running refresh before clearing the tokens", async () => {
  skipLockWaits();
  vi.setTimerTickMode("manual");
  const store = fileTokenStore(join(folder, "new", "tokens.json"));
  let cleared: Promise<void> | undefined;
  await store.lock(async () => {
    cleared = store.clear();
    // Wait until it polls the lock.
    while (vi.getTimerCount() < 1) await setImmediate();
    await store.save(tokens);
  });
  vi.setTimerTickMode("nextTimerAsync");
  await cleared;
  expect(await store.load()).toBeUndefined();
  expect(await readdir(join(folder, "new"))).toEqual([]);
});

test.each([
  ["linux", { XDG_CONFIG_HOME: "/config" }, join("/config", "crewkit", "tokens.json")],
  ["linux", { XDG_CONFIG_HOME: "relative" }, join(homedir(), ".config", "crewkit", "tokens.json")],
  ["darwin", {}, join(homedir(), ".config", "crewkit", "tokens.json")],
  ["win32", { APPDATA: "/roaming" }, join("/roaming", "crewkit", "tokens.json")],
  ["win32", { XDG_CONFIG_HOME: "/config" }, join(homedir(), "AppData", "Roaming", "crewkit", "tokens.json")],
] as const)("uses the default path for %s %o", (platform, env, path) => {
  expect(defaultTokenPath({ platform, env })).toBe(path);
});

test("two processes that share a file refresh an expired token once", async () => {
  await using server = await listenHttp(serveRotatingTokens());
  const path = join(folder, "tokens.json");
  await fileTokenStore(path).save({ ...server.initialTokens, expires_at: 1 });

  expect(await callInProcesses(2, server.baseUrl, path)).toEqual(["Ada", "Ada"]);

  expect(server.counts).toEqual({ refreshes: 1, unauthorized: 0 });
  expect(JSON.parse(await readFile(path, "utf8"))).toHaveProperty("refresh_token", "refresh-token-1");
  expect(await readdir(folder)).toEqual(["tokens.json"]);
});

test.each([{ expires_at: 1 }, {}])("ten connections that share a file refresh the token once: %o", async (expiry) => {
  skipLockWaits();
  const server = serveRotatingTokens();
  const path = join(folder, "tokens.json");
  await fileTokenStore(path).save({ ...server.initialTokens, ...expiry });

  const call = () => getCurrentUser(createCrewkit({ ...server.options, tokens: fileTokenStore(path) }));
  const users = await Promise.all(Array.from({ length: 10 }, call));

  expect(users).toEqual(users.map(() => ({ name: "Ada" })));
  expect(server.counts.refreshes).toBe(1);
  expect(await readdir(folder)).toEqual(["tokens.json"]);
});

function skipLockWaits(): void {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  vi.setTimerTickMode("nextTimerAsync");
  onTestFinished(() => void vi.useRealTimers());
}

/** Starts processes that share a token file and call the API at the same time. Returns their output. */
async function callInProcesses(count: number, baseUrl: string, file: string): Promise<string[]> {
  const children = Array.from({ length: count }, () => spawnClient(baseUrl, file));
  try {
    await Promise.all(children.map((child) => once(child.stdout, "data")));
    const outputs = children.map((child) => text(child.stdout));
    for (const child of children) child.stdin.end("go\n");
    return (await Promise.all(outputs)).map((each) => each.trim());
  } finally {
    for (const child of children) child.kill();
  }
}

function spawnClient(baseUrl: string, file: string): ChildProcessByStdio<Writable, Readable, null> {
  const program = fileURLToPath(new URL("testing/share-tokens.ts", import.meta.url));
  return spawn(process.execPath, [program, baseUrl, file], { stdio: ["pipe", "pipe", "inherit"] });
}
