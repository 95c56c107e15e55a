import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import type { Readable, Writable } from "node:stream";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";

const program = fileURLToPath(new URL("share-tokens.ts", import.meta.url));

/** Starts processes that share a token file and call the API at the same time. Returns their output. */
export async function callInProcesses(count: number, baseUrl: string, file: string): Promise<string[]> {
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
  return spawn(process.execPath, [program, baseUrl, file], { stdio: ["pipe", "pipe", "inherit"] });
}
