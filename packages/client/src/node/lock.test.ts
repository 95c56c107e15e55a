import { spawn } from "node:child_process";
import { once } from "node:events";
import { utimesSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { sleep } from "../time.ts";
import { formatOwner, hasExited, withLock } from "./lock.ts";

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "crewkit-lock-"));
  path = join(folder, "lock");
  // The sleeps between two looks at a lock take no time. Its owner's signs of life keep the real time.
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  vi.setTimerTickMode("nextTimerAsync");
  return async () => {
    vi.useRealTimers();
    await rm(folder, { recursive: true });
  };
});

/** Work that counts how often it runs, and how many run at the same time. */
function countedWork() {
  const seen = { now: 0, most: 0, done: 0 };
  const work = async () => {
    seen.most = Math.max(seen.most, ++seen.now);
    await sleep(30, undefined);
    seen.now--;
    seen.done++;
  };
  return { seen, work };
}

const elsewhere = "1 another-machine unique";

// No system has so many processes.
const ended = (unique = "unique") => formatOwner(unique).replace(/^\d+/, "999999999");

test("only one of many callers works at a time, and no file remains", async () => {
  const { seen, work } = countedWork();
  await Promise.all(Array.from({ length: 20 }, () => withLock(path, work)));
  expect(seen).toEqual({ now: 0, most: 1, done: 20 });
  expect(await readdir(folder)).toEqual([]);
});

test("returns the result of the work, and releases the lock if it fails", async () => {
  await expect(withLock(path, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  await expect(withLock(path, async () => 7)).resolves.toBe(7);
});

test("a lock is private, and is not removed if another process has taken it since", async () => {
  await withLock(path, async () => {
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    await rm(path);
    await writeFile(path, elsewhere);
  });
  expect(await readFile(path, "utf8")).toBe(elsewhere);
});

test("a lock whose process has ended is taken at once, by one caller at a time", async () => {
  const { seen, work } = countedWork();
  for (let round = 0; round < 3; round++) {
    await writeFile(path, ended());
    await Promise.all(Array.from({ length: 5 }, () => withLock(path, work, { acquire: 90_000, stale: Infinity })));
  }
  expect(seen).toEqual({ now: 0, most: 1, done: 15 });
  expect(await readdir(folder)).toEqual([]);
});

test("a lock is taken if the process that was removing it has ended, too", async () => {
  await writeFile(path, ended("first"));
  await writeFile(`${path}.first`, ended("second"));
  await expect(withLock(path, async () => 7, { acquire: 1000, stale: Infinity })).resolves.toBe(7);
  expect(await readdir(folder)).toEqual([]);
});

test("a lock from another machine is taken after a time without a sign of life", async () => {
  await writeFile(path, elsewhere);
  const began = performance.now();
  await expect(withLock(path, async () => 7, { acquire: 90_000, stale: 1000 })).resolves.toBe(7);
  expect(performance.now() - began).toBeGreaterThanOrEqual(1000);
});

test("a lock with signs of life is not taken, and waiting ends with an error that names the file", async () => {
  vi.setTimerTickMode("manual");
  await writeFile(path, elsewhere);
  const taken = withLock(path, async () => 7, { acquire: 600, stale: 300 });
  let time = 0;
  await lookUntilSettled(taken, 1, () => utimesSync(path, ++time, time));
  await expect(taken).rejects.toThrow(path);
  expect(await readFile(path, "utf8")).toBe(elsewhere);
  expect(await readdir(folder)).toEqual(["lock"]);
});

test("long work gives signs of life", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "performance"] });
  let finish = () => {};
  const long = withLock(path, () => new Promise<void>((resolve) => (finish = resolve)));
  await untilTimers(1);
  const next = withLock(path, async () => 7, { acquire: 5000, stale: 2000 });
  await lookUntilSettled(next, 2);
  await expect(next).rejects.toThrow(path);
  finish();
  await long;
});

test("a lock that was taken again before its removal is not removed", async () => {
  vi.setTimerTickMode("manual");
  await writeFile(path, ended("first"));
  let next: Promise<number> | undefined;
  await withLock(`${path}.first`, async () => {
    next = withLock(path, async () => 7, { acquire: 1000, stale: Infinity });
    // Until it waits for the lock on the removal.
    await untilTimers(1);
    await writeFile(path, elsewhere);
  });
  vi.setTimerTickMode("nextTimerAsync");
  await expect(next).rejects.toThrow(path);
  expect(await readFile(path, "utf8")).toBe(elsewhere);
});

async function untilTimers(count: number): Promise<void> {
  while (vi.getTimerCount() < count) await setImmediate();
}

/** Moves the faked clock to the next look at a lock each time that as many timers wait: the last look is over. */
async function lookUntilSettled(promise: Promise<unknown>, timers: number, beforeLook = () => {}): Promise<void> {
  let isSettled = false;
  const settle = () => {
    isSettled = true;
  };
  promise.then(settle, settle);
  while (!isSettled) {
    await setImmediate();
    if (vi.getTimerCount() < timers) continue;
    beforeLook();
    vi.advanceTimersByTime(20);
  }
}

test("reports a lock that cannot be created, and one that is a broken link", async () => {
  await expect(withLock(join(folder, "missing", "lock"), async () => 7)).rejects.toThrow("ENOENT");
  await symlink(join(folder, "nowhere"), path);
  await expect(withLock(path, async () => 7, { acquire: 100, stale: Infinity })).rejects.toThrow(path);
});

test("a process can end while it works, and its lock is taken by the next", async () => {
  const program = `import { withLock } from ${JSON.stringify(fileURLToPath(new URL("lock.ts", import.meta.url)))};
    withLock(${JSON.stringify(path)}, () => new Promise(() => {}));`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", program], { stdio: "inherit" });
  onTestFinished(() => void child.kill("SIGKILL"));
  expect(await once(child, "exit")).toEqual([0, null]);
  expect(await readdir(folder)).toEqual(["lock"]);
  await expect(withLock(path, async () => 7, { acquire: 1000, stale: Infinity })).resolves.toBe(7);
});

test("knows whether a process of this machine has ended, but not one of another", () => {
  expect(hasExited(formatOwner("x"))).toBe(false);
  expect(hasExited(ended())).toBe(true);
  expect(hasExited("999999999 another-machine x")).toBe(false);
  expect(hasExited("")).toBe(false);
});
