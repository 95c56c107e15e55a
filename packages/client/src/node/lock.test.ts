import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm, stat, symlink, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { withLock } from "./lock.ts";
import { hasEnded, ownerLine } from "./owner.ts";

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "crewkit-lock-"));
  path = join(folder, "lock");
  return () => rm(folder, { recursive: true });
});

/** Notes whether two of its works ever run at the same time. */
function watched(milliseconds = 2) {
  const seen = { now: 0, most: 0, done: 0 };
  const work = async () => {
    seen.most = Math.max(seen.most, ++seen.now);
    await sleep(milliseconds);
    seen.now--;
    seen.done++;
  };
  return { seen, work };
}

test("of many who ask, one works at a time, and nothing stays", async () => {
  const { seen, work } = watched();
  await Promise.all(Array.from({ length: 20 }, () => withLock(path, work)));
  expect(seen).toEqual({ now: 0, most: 1, done: 20 });
  expect(await readdir(folder)).toEqual([]);
});

test("gives what the work gives, and lets go where it fails", async () => {
  await expect(withLock(path, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  await expect(withLock(path, async () => 7)).resolves.toBe(7);
});

test("a lock is private, and one that another has taken since stays theirs", async () => {
  await withLock(path, async () => {
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    await rm(path);
    await writeFile(path, "1 another-machine unique");
  });
  expect(await readFile(path, "utf8")).toBe("1 another-machine unique");
});

test("a lock whose process has ended is taken at once, and by one at a time", async () => {
  const { seen, work } = watched(30);
  for (let round = 0; round < 3; round++) {
    await writeFile(path, await endedOwner());
    await Promise.all(Array.from({ length: 5 }, () => withLock(path, work, { wait: 30_000, silence: 1e9 })));
  }
  expect(seen).toEqual({ now: 0, most: 1, done: 15 });
  expect(await readdir(folder)).toEqual([]);
});

test("so is one whose taker has ended too", async () => {
  const owner = await endedOwner("first");
  await writeFile(path, owner);
  await writeFile(`${path}.first`, await endedOwner("second"));
  await expect(withLock(path, async () => 7, { wait: 1000, silence: 1e9 })).resolves.toBe(7);
  expect(await readdir(folder)).toEqual([]);
});

test("a lock from elsewhere is taken once it gives no sign of life", async () => {
  await writeFile(path, "1 another-machine unique");
  await expect(withLock(path, async () => 7, { wait: 30_000, silence: 200 })).resolves.toBe(7);
});

test("one that gives signs of life is not, and who waits too long is told what to do", async () => {
  await writeFile(path, "1 another-machine unique");
  let time = 0;
  const beats = setInterval(() => utimes(path, ++time, time), 20);
  const taken = withLock(path, async () => 7, { wait: 600, silence: 300 });
  await expect(taken).rejects.toThrow(`${path} has been there for 0.6 s: another process`);
  await expect(taken).rejects.toThrow(/If none is, delete that file\.$/);
  clearInterval(beats);
  expect(await readFile(path, "utf8")).toContain("another-machine");
  expect(await readdir(folder)).toEqual(["lock"]);
});

test("who works long gives signs of life", async () => {
  const long = withLock(path, () => sleep(2500, "long"));
  await sleep(50);
  const next = withLock(path, async () => "next", { wait: 10_000, silence: 2000 });
  await expect(Promise.race([long, next])).resolves.toBe("long");
  await next;
});

test("what can't be locked is told, and so is a lock that leads nowhere", async () => {
  await expect(withLock(join(folder, "missing", "lock"), async () => 7)).rejects.toThrow("ENOENT");
  await symlink(join(folder, "nowhere"), path);
  await expect(withLock(path, async () => 7, { wait: 100, silence: 1e9 })).rejects.toThrow("has been there");
});

test("a process that is killed while it works leaves a lock that the next one takes", async () => {
  const program = `import { withLock } from ${JSON.stringify(fileURLToPath(new URL("lock.ts", import.meta.url)))};
    await withLock(${JSON.stringify(path)}, () => { console.log("locked"); return new Promise(() => setInterval(() => {}, 1e6)); });`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", program], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(child.stdout, "data");
  child.kill("SIGKILL");
  await once(child, "exit");
  expect(await readdir(folder)).toEqual(["lock"]);
  await expect(withLock(path, async () => 7, { wait: 1000, silence: 1e9 })).resolves.toBe(7);
});

test("signs of life keep no process going", { timeout: 20_000 }, async () => {
  const program = `import { withLock } from ${JSON.stringify(fileURLToPath(new URL("lock.ts", import.meta.url)))};
    withLock(${JSON.stringify(path)}, () => new Promise(() => {}));`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", program], { stdio: "inherit" });
  onTestFinished(() => void child.kill("SIGKILL"));
  expect(await once(child, "exit")).toEqual([0, null]);
});

test("of a process here it is known whether it has ended; of one elsewhere it is not", async () => {
  expect(hasEnded(ownerLine("x"))).toBe(false);
  expect(hasEnded(await endedOwner())).toBe(true);
  expect(hasEnded("999999999 another-machine x")).toBe(false);
  expect(hasEnded("")).toBe(false);
});

async function endedOwner(unique = "unique"): Promise<string> {
  const child = spawn(process.execPath, ["--version"], { stdio: "ignore" });
  await once(child, "exit");
  return ownerLine(unique).replace(/^\d+/, String(child.pid));
}
