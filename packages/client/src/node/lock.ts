import { randomUUID } from "node:crypto";
import { readlinkSync } from "node:fs";
import { link, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";

/** In milliseconds. */
export interface LockTimeouts {
  /** Must exceed the duration of a refresh, which is up to three attempts of a minute each and their delays. */
  acquire: number;
  /** Maximum time without a heartbeat. */
  stale: number;
}

const pollInterval = 20;
const heartbeatInterval = 1000;

/**
 * Runs `work` while holding a lock across processes.
 *
 * If the owner of a lock file has exited or its heartbeat has stopped, the next process removes the file. While it does,
 * it holds a second lock named after the owner. Otherwise, two processes could find the same stale lock, and one of them
 * could remove the lock that the other has just acquired (proper-lockfile issue 121).
 *
 * @throws {Error} if the lock cannot be acquired in time.
 */
export async function withLock<Value>(
  path: string,
  work: () => Promise<Value>,
  timeouts: LockTimeouts = { acquire: 300_000, stale: 10_000 },
): Promise<Value> {
  const owner = await acquireLock(path, timeouts);
  const timer = setInterval(() => {
    const now = new Date();
    utimes(path, now, now).catch(() => {});
  }, heartbeatInterval).unref();
  try {
    return await work();
  } finally {
    clearInterval(timer);
    if ((await readLock(path))?.owner === owner) await rm(path, { force: true });
  }
}

async function acquireLock(path: string, timeouts: LockTimeouts): Promise<string> {
  const owner = formatOwner(randomUUID());
  const candidate = `${path}.${ownerId(owner)}.new`;
  // Linking is atomic, so a lock file always contains its owner.
  await writeFile(candidate, owner, { flag: "wx", mode: 0o600 });
  try {
    await linkWhenFree(candidate, path, timeouts);
    return owner;
  } finally {
    await rm(candidate, { force: true });
  }
}

async function linkWhenFree(candidate: string, path: string, timeouts: LockTimeouts): Promise<void> {
  const deadline = performance.now() + timeouts.acquire;
  let previous: LockState | undefined;
  let unchangedFor = 0;
  while (!(await tryLink(candidate, path))) {
    const lock = await readLock(path);
    // Count polls instead of time, because a suspended machine sends no heartbeats.
    unchangedFor =
      lock?.owner === previous?.owner && lock?.heartbeat === previous?.heartbeat ? unchangedFor + pollInterval : 0;
    previous = lock;
    if (lock && (hasExited(lock.owner) || unchangedFor >= timeouts.stale)) await removeLock(path, lock, timeouts);
    else if (performance.now() > deadline) throw new Error(timeoutMessage(path, timeouts));
    else await new Promise((resolve) => setTimeout(resolve, pollInterval));
  }
}

async function tryLink(candidate: string, path: string): Promise<boolean> {
  try {
    await link(candidate, path);
    return true;
  } catch (error) {
    if (hasCode(error, "EEXIST")) return false;
    throw error;
  }
}

async function removeLock(path: string, { owner, heartbeat }: LockState, timeouts: LockTimeouts): Promise<void> {
  await withLock(
    `${path}.${ownerId(owner)}`,
    async () => {
      const current = await readLock(path);
      if (current?.owner === owner && current.heartbeat === heartbeat) await rm(path, { force: true });
    },
    timeouts,
  );
}

interface LockState {
  owner: string;
  /** Unix time in milliseconds. */
  heartbeat: number;
}

async function readLock(path: string): Promise<LockState | undefined> {
  try {
    return { owner: await readFile(path, "utf8"), heartbeat: (await stat(path)).mtimeMs };
  } catch (error) {
    if (hasCode(error, "ENOENT")) return undefined;
    throw error;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}

function timeoutMessage(path: string, { acquire }: LockTimeouts): string {
  return `${path} is still locked after ${acquire / 1000} s. If no other process is signing in or refreshing tokens, delete the file.`;
}

/** For example `1234 laptop 0b5e…`. */
export function formatOwner(id: string): string {
  return `${process.pid} ${hostId()} ${id}`;
}

function ownerId(owner: string): string {
  return owner.split(/[^\w-]/).at(-1) ?? "";
}

/** Returns false for processes on other machines, because they cannot be checked. */
export function hasExited(owner: string): boolean {
  const [pid, host] = owner.split(" ");
  return host === hostId() && !isRunning(Number(pid));
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // The process exists, but belongs to another user.
    return error instanceof Error && "code" in error && error.code !== "ESRCH";
  }
}

// Containers can have the same host name, but have their own process IDs.
function hostId(): string {
  return `${hostname()}${pidNamespace()}`;
}

function pidNamespace(): string {
  try {
    return readlinkSync("/proc/self/ns/pid");
  } catch {
    return "";
  }
}
