import { randomUUID } from "node:crypto";
import { readlinkSync } from "node:fs";
import { link, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { sleep } from "../time.ts";

/** How long to wait, in milliseconds. */
export interface LockTimeouts {
  /** For others who work; longer than a refresh may take. */
  acquire: number;
  /** For a sign of life of one of them. */
  stale: number;
}

// How often a lock is looked at, and how often its owner gives a sign of life.
const pollInterval = 20;
const heartbeatInterval = 1000;

/**
 * Runs `work` while nobody else who asks for the same lock runs theirs, in this process or another.
 *
 * A lock is a file that tells its owner. One whose owner has ended, or gave no sign of life for a while, is removed by
 * the next. Whoever removes a lock holds the lock on its removal, which is named after it: else a second one, who found
 * the same dead lock, would remove the lock that the first has taken since. (That is why it is not proper-lockfile: its
 * issue 121.)
 *
 * @throws {Error} if others held it all the time; or what `work` throws.
 */
export async function withLock<Value>(
  path: string,
  work: () => Promise<Value>,
  timeouts: LockTimeouts = { acquire: 90_000, stale: 10_000 },
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
  // A link comes with its content at once: nobody ever sees a lock without its owner.
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
    // Counted in looks, since a machine that slept gave nobody the time for a sign of life.
    unchangedFor =
      lock?.owner === previous?.owner && lock?.heartbeat === previous?.heartbeat ? unchangedFor + pollInterval : 0;
    previous = lock;
    if (lock && (hasExited(lock.owner) || unchangedFor >= timeouts.stale)) await removeLock(path, lock, timeouts);
    else if (performance.now() > deadline) throw new Error(timeoutMessage(path, timeouts));
    else await sleep(pollInterval, undefined);
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
  /** Of the last sign of life, in milliseconds. */
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
  return `${path} has been there for ${acquire / 1000} s: another process is signing in or refreshing its tokens. If none is, delete that file.`;
}

/** Says in a line who this process is, and for what it says so: `1234 laptop 0b5e…`. */
export function formatOwner(id: string): string {
  return `${process.pid} ${hostId()} ${id}`;
}

// What tells a line from all others.
function ownerId(owner: string): string {
  return owner.split(/[^\w-]/).at(-1) ?? "";
}

/** Whether the process of a line is known to have ended; of one that runs elsewhere nothing is known. */
export function hasExited(owner: string): boolean {
  const [pid, host] = owner.split(" ");
  return host === hostId() && !isRunning(Number(pid));
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // Another user's may not be signalled, but it is there.
    return error instanceof Error && "code" in error && error.code !== "ESRCH";
  }
}

// Where a process id means something: containers may share a name and a folder, but not their processes.
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
