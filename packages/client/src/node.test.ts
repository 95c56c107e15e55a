import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { inspect } from "node:util";
import { beforeEach, expect, test } from "vitest";
import { defaultPath } from "./node/default-path.ts";
import { fileTokenStore } from "./node.ts";
import { callInProcesses } from "./testing/processes.ts";
import { serveRotating } from "./testing/rotating.ts";

const tokens = { access_token: "access", refresh_token: "refresh", expires_at: 1_800_000_000 };

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "crewkit-tokens-"));
  return () => rm(folder, { recursive: true });
});

const modeOf = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);

test("what is saved is loaded, and only its owner can read it", async () => {
  const path = join(folder, "crewkit", "tokens.json");
  const store = fileTokenStore(path);
  expect(await store.load()).toBeUndefined();

  await store.save(tokens);

  expect(await fileTokenStore(path).load()).toEqual(tokens);
  expect(await modeOf(path)).toBe("600");
  expect(await modeOf(join(folder, "crewkit"))).toBe("700");
});

test("to save again leaves nothing else in the folder, and makes a file private that was not", async () => {
  const path = join(folder, "tokens.json");
  await writeFile(path, JSON.stringify(tokens), { mode: 0o644 });

  await fileTokenStore(path).save({ ...tokens, access_token: "next" });

  expect(await readdir(folder)).toEqual(["tokens.json"]);
  expect(await modeOf(path)).toBe("600");
  expect(await fileTokenStore(path).load()).toHaveProperty("access_token", "next");
});

test("whoever reads while another saves finds whole tokens", async () => {
  const store = fileTokenStore(join(folder, "tokens.json"));
  await store.save(tokens);
  const long = { ...tokens, access_token: "a".repeat(100_000) };
  const saves = Promise.all(Array.from({ length: 20 }, (_, at) => store.save(at % 2 ? tokens : long)));
  for (let read = 0; read < 50; read++) expect(await store.load()).toHaveProperty("refresh_token", "refresh");
  await saves;
});

test("what can't be read or written is named, and stays as it was", async () => {
  const path = join(folder, "tokens.json");
  await mkdir(path);
  await expect(fileTokenStore(path).load()).rejects.toThrow(`${path} can't be read: EISDIR`);
  await expect(fileTokenStore(path).save(tokens)).rejects.toThrow(`${path} can't be written: EISDIR`);
  expect(await readdir(folder)).toEqual(["tokens.json"]);
});

test.each([
  ["no JSON", "secret-access"],
  ["JSON that was cut off", '{"access_token":"secret-access","refresh'],
  ["no object", '"secret-access"'],
  ["nothing", ""],
  ["no refresh token", '{"access_token":"secret-access"}'],
  ["an empty token", '{"access_token":"secret-access","refresh_token":""}'],
  ["an expiry in words", '{"access_token":"secret-access","refresh_token":"r","expires_at":"2030-01-01"}'],
])("a file with %s is named, with how to mend it, and not quoted", async (_, content) => {
  const path = join(folder, "tokens.json");
  await writeFile(path, content);
  const error: Error = await fileTokenStore(path)
    .load()
    .then(() => expect.fail())
    .catch((error) => error);
  expect(error.message).toMatch(`${path} holds no tokens: it must be JSON with access_token and refresh_token`);
  expect(error.message).toMatch(/Delete it and sign in again\.$/);
  expect(inspect(error)).not.toContain("secret");
});

test("a path is where it was though the process moves", () => {
  expect(fileTokenStore("tokens.json").path).toBe(resolve("tokens.json"));
});

test("to clear it signs out, also where nobody has signed in", async () => {
  const store = fileTokenStore(join(folder, "tokens.json"));
  await store.save(tokens);
  await store.clear();
  await store.clear();
  expect(await store.load()).toBeUndefined();
  expect(await readdir(folder)).toEqual([]);
});

test("to clear it waits for who refreshes, also where there is no folder yet", async () => {
  const store = fileTokenStore(join(folder, "new", "tokens.json"));
  let cleared: Promise<void> | undefined;
  await store.lock(async () => {
    cleared = store.clear();
    await sleep(100);
    await store.save(tokens);
  });
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
] as const)("by default, tokens are where one looks for them: %s %o", (platform, env, path) => {
  expect(defaultPath({ platform, env })).toBe(path);
});

test.each([2, 10])(
  "%i processes that share a file and find its token expired refresh it once",
  async (count) => {
    await using server = await serveRotating();
    const path = join(folder, "tokens.json");
    await fileTokenStore(path).save({ ...server.first, expires_at: 1 });

    const said = await callInProcesses(count, server.baseUrl, path);

    expect(said).toEqual(Array.from({ length: count }, () => "Ada"));
    expect(server).toMatchObject({ refreshes: 1, refused: 0 });
    expect(JSON.parse(await readFile(path, "utf8"))).toHaveProperty("refresh_token", "refresh-token-1");
    expect(await readdir(folder)).toEqual(["tokens.json"]);
  },
  30_000,
);

test("they do so too where only the 401 tells", async () => {
  await using server = await serveRotating();
  const path = join(folder, "tokens.json");
  await fileTokenStore(path).save(server.first);

  expect(await callInProcesses(2, server.baseUrl, path)).toEqual(["Ada", "Ada"]);
  expect(server.refreshes).toBe(1);
}, 30_000);
