import { readlinkSync } from "node:fs";
import { hostname } from "node:os";

/** Says in a line who this process is, and for what it says so: `1234 laptop 0b5e…`. */
export function ownerLine(unique: string): string {
  return `${process.pid} ${place()} ${unique}`;
}

/** What tells a line from all others. */
export function uniqueIn(line: string): string {
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
