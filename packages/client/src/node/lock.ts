import { randomUUID } from "node:crypto";
import { readlinkSync } from "node:fs";
import { link, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { sleep } from "../time.ts";

/** How long to wait, in milliseconds. */
export interface Patience {
  /** For others who work; longer than a refresh may take. */
  wait: number;
  /** For a sign of life of one of them. */
  silence: number;
}

// How often a lock is looked at, and how often its owner gives a sign of life.
const look = 20;
const beat = 1000;

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
  patience: Patience = { wait: 90_000, silence: 10_000 },
): Promise<Value> {
  const owner = await take(path, patience);
  const timer = setInterval(() => {
    const now = new Date();
    utimes(path, now, now).catch(() => {});
  }, beat).unref();
  try {
    return await work();
  } finally {
    clearInterval(timer);
    if ((await read(path))?.owner === owner) await rm(path, { force: true });
  }
}

async function take(path: string, patience: Patience): Promise<string> {
  const owner = ownerLine(randomUUID());
  const own = `${path}.${uniqueIn(owner)}.new`;
  // A link comes with its content at once: nobody ever sees a lock without its owner.
  await writeFile(own, owner, { flag: "wx", mode: 0o600 });
  try {
    await untilLinked(own, path, patience);
    return owner;
  } finally {
    await rm(own, { force: true });
  }
}

async function untilLinked(own: string, path: string, patience: Patience): Promise<void> {
  const end = performance.now() + patience.wait;
  let last: Seen | undefined;
  let silence = 0;
  while (!(await isLinked(own, path))) {
    const seen = await read(path);
    // Counted in looks, since a machine that slept gave nobody the time for a sign of life.
    silence = seen?.owner === last?.owner && seen?.time === last?.time ? silence + look : 0;
    last = seen;
    if (seen && (hasEnded(seen.owner) || silence >= patience.silence)) await remove(path, seen, patience);
    else if (performance.now() > end) throw new Error(tooLong(path, patience));
    else await sleep(look, undefined);
  }
}

async function isLinked(own: string, path: string): Promise<boolean> {
  try {
    await link(own, path);
    return true;
  } catch (error) {
    if (isCode(error, "EEXIST")) return false;
    throw error;
  }
}

async function remove(path: string, { owner, time }: Seen, patience: Patience): Promise<void> {
  await withLock(
    `${path}.${uniqueIn(owner)}`,
    async () => {
      const now = await read(path);
      if (now?.owner === owner && now.time === time) await rm(path, { force: true });
    },
    patience,
  );
}

interface Seen {
  owner: string;
  /** Of the last sign of life, in milliseconds. */
  time: number;
}

async function read(path: string): Promise<Seen | undefined> {
  try {
    return { owner: await readFile(path, "utf8"), time: (await stat(path)).mtimeMs };
  } catch (error) {
    if (isCode(error, "ENOENT")) return undefined;
    throw error;
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}

function tooLong(path: string, { wait }: Patience): string {
  return `${path} has been there for ${wait / 1000} s: another process is signing in or refreshing its tokens. If none is, delete that file.`;
}

/** Says in a line who this process is, and for what it says so: `1234 laptop 0b5e…`. */
export function ownerLine(unique: string): string {
  return `${process.pid} ${place()} ${unique}`;
}

// What tells a line from all others.
function uniqueIn(line: string): string {
  return line.split(/[^\w-]/).at(-1) ?? "";
}

/** Whether the process of a line is known to have ended; of one that runs elsewhere nothing is known. */
export function hasEnded(line: string): boolean {
  const [pid, where] = line.split(" ");
  return where === place() && !isRunning(Number(pid));
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
function place(): string {
  return `${hostname()}${processSpace()}`;
}

function processSpace(): string {
  try {
    return readlinkSync("/proc/self/ns/pid");
  } catch {
    return "";
  }
}
