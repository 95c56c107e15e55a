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
  // Skip the waits between polls. Heartbeats use the real clock.
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  vi.setTimerTickMode("nextTimerAsync");
  return async () => {
    vi.useRealTimers();
    await rm(folder, { recursive: true });
  };
});

function countedWork() {
  const counts = { running: 0, maxRunning: 0, done: 0 };
  const work = async () => {
    counts.maxRunning = Math.max(counts.maxRunning, ++counts.running);
    await sleep(30, undefined);
    counts.running--;
    counts.done++;
  };
  return { counts, work };
}

const foreignOwner = "1 another-machine unique";

// No process has this ID.
const exitedOwner = (unique = "unique") => formatOwner(unique).replace(/^\d+/, "999999999");

test("runs one caller at a time, and leaves no files", async () => {
  const { counts, work } = countedWork();
  await Promise.all(Array.from({ length: 20 }, () => withLock(path, work)));
  expect(counts).toEqual({ running: 0, maxRunning: 1, done: 20 });
  expect(await readdir(folder)).toEqual([]);
});

test("returns the result, and releases the lock after an error", async () => {
  await expect(withLock(path, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  await expect(withLock(path, async () => 7)).resolves.toBe(7);
});

test("creates a private file, and does not remove the lock of another process", async () => {
  await withLock(path, async () => {
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    await rm(path);
    await writeFile(path, foreignOwner);
  });
  expect(await readFile(path, "utf8")).toBe(foreignOwner);
});

test("takes over the lock of an exited process immediately", async () => {
  const { counts, work } = countedWork();
  for (let round = 0; round < 3; round++) {
    await writeFile(path, exitedOwner());
    await Promise.all(Array.from({ length: 5 }, () => withLock(path, work, { acquire: 90_000, stale: Infinity })));
  }
  expect(counts).toEqual({ running: 0, maxRunning: 1, done: 15 });
  expect(await readdir(folder)).toEqual([]);
});

test("takes over a stale lock if the process that was removing it has also exited", async () => {
  await writeFile(path, exitedOwner("first"));
  await writeFile(`${path}.first`, exitedOwner("second"));
  await expect(withLock(path, async () => 7, { acquire: 1000, stale: Infinity })).resolves.toBe(7);
  expect(await readdir(folder)).toEqual([]);
});

test("takes over a lock from another machine after its heartbeat has stopped", async () => {
  await writeFile(path, foreignOwner);
  const start = performance.now();
  await expect(withLock(path, async () => 7, { acquire: 90_000, stale: 1000 })).resolves.toBe(7);
  expect(performance.now() - start).toBeGreaterThanOrEqual(1000);
});

test("reports the path if the lock is still held at the timeout", async () => {
  vi.setTimerTickMode("manual");
  await writeFile(path, foreignOwner);
  const taken = withLock(path, async () => 7, { acquire: 600, stale: 300 });
  let time = 0;
  await pollUntilSettled(taken, 1, () => utimesSync(path, ++time, time));
  await expect(taken).rejects.toThrow(path);
  expect(await readFile(path, "utf8")).toBe(foreignOwner);
  expect(await readdir(folder)).toEqual(["lock"]);
});

test("sends heartbeats while the work is running", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "performance"] });
  let finish = () => {};
  const long = withLock(path, () => new Promise<void>((resolve) => (finish = resolve)));
  await untilTimers(1);
  const next = withLock(path, async () => 7, { acquire: 5000, stale: 2000 });
  await pollUntilSettled(next, 2);
  await expect(next).rejects.toThrow(path);
  finish();
  await long;
});

test("does not remove a lock that another process has just acquired", async () => {
  vi.setTimerTickMode("manual");
  await writeFile(path, exitedOwner("first"));
  let next: Promise<number> | undefined;
  await withLock(`${path}.first`, async () => {
    next = withLock(path, async () => 7, { acquire: 1000, stale: Infinity });
    await untilTimers(1);
    await writeFile(path, foreignOwner);
  });
  vi.setTimerTickMode("nextTimerAsync");
  await expect(next).rejects.toThrow(path);
  expect(await readFile(path, "utf8")).toBe(foreignOwner);
});

async function untilTimers(count: number): Promise<void> {
  while (vi.getTimerCount() < count) await setImmediate();
}

/** Advances the fake clock by one poll whenever `timers` timers are pending. */
async function pollUntilSettled(promise: Promise<unknown>, timers: number, beforePoll = () => {}): Promise<void> {
  let isSettled = false;
  const settle = () => {
    isSettled = true;
  };
  promise.then(settle, settle);
  while (!isSettled) {
    await setImmediate();
    if (vi.getTimerCount() < timers) continue;
    beforePoll();
    vi.advanceTimersByTime(20);
  }
}

test("rejects if the lock cannot be created or is a broken link", async () => {
  await expect(withLock(join(folder, "missing", "lock"), async () => 7)).rejects.toThrow("ENOENT");
  await symlink(join(folder, "nowhere"), path);
  await expect(withLock(path, async () => 7, { acquire: 100, stale: Infinity })).rejects.toThrow(path);
});

test("takes over the lock of a process that exited during its work", async () => {
  const program = `import { withLock } from ${JSON.stringify(fileURLToPath(new URL("lock.ts", import.meta.url)))};
    withLock(${JSON.stringify(path)}, () => new Promise(() => {}));`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", program], { stdio: "inherit" });
  onTestFinished(() => void child.kill("SIGKILL"));
  expect(await once(child, "exit")).toEqual([0, null]);
  expect(await readdir(folder)).toEqual(["lock"]);
  await expect(withLock(path, async () => 7, { acquire: 1000, stale: Infinity })).resolves.toBe(7);
});

test("detects exited processes only on this machine", () => {
  expect(hasExited(formatOwner("x"))).toBe(false);
  expect(hasExited(exitedOwner())).toBe(true);
  expect(hasExited("999999999 another-machine x")).toBe(false);
  expect(hasExited("")).toBe(false);
});
