import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Usage } from "./servers/child.ts";

/** A server in a process of its own. */
export interface BenchServer {
  port: number;
  usage(): Promise<Usage>;
  close(): void;
}

/** The servers that are compared, by the names of their files. */
export const serverNames = ["bare", "mock", "prism", "scalar", "openapi-backend"] as const;

export type ServerName = (typeof serverNames)[number];

/**
 * Starts a server of a contract (a file of JSON).
 *
 * @throws if it ends before it listens; the message holds what it printed.
 */
export async function startServer(name: ServerName, contract: string, packed: string): Promise<BenchServer> {
  const file = fileURLToPath(new URL(`servers/${name}.ts`, import.meta.url));
  const child = fork(file, [contract, packed], { stdio: ["ignore", "ignore", "pipe", "ipc"] });
  const port = await portOf(name, child);
  return {
    port,
    async usage() {
      child.send({});
      const [usage] = await once(child, "message");
      return usage;
    },
    close: () => void child.kill(),
  };
}

function portOf(name: string, child: ChildProcess): Promise<number> {
  let said = "";
  child.stderr?.on("data", (chunk) => {
    said += chunk;
  });
  return new Promise((resolve, reject) => {
    child.once("message", (message) => resolve((message as { port: number }).port));
    child.once("exit", () => reject(new Error(`${name} did not start: ${said.trim() || "no word"}`)));
  });
}
