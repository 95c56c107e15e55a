import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { Task } from "./clients/child.ts";
import { peers } from "./figure.ts";

/** What makes calls, by the names of their files: bare fetch, our client and its peers. */
export const clientNames = ["bare", "crewkit", ...peers] as const;

export type ClientName = (typeof clientNames)[number];

/** A client in a process of its own. */
export interface Client {
  name: ClientName;
  /** CPU time of a call, in microseconds. @throws if the process ends; it has said why. */
  cpu(task: Task): Promise<number>;
  close(): void;
}

/** Starts a client, with all that it imports from the folder. */
export function startClient(name: ClientName, folder: string): Client {
  const child = fork(fileURLToPath(new URL(`clients/${name}.ts`, import.meta.url)), [folder]);
  const ended = once(child, "exit").then(() => {
    throw new Error(`The process of ${name} ended.`);
  });
  ended.catch(() => {});
  return {
    name,
    async cpu(task) {
      child.send(task);
      const [cost] = await Promise.race([once(child, "message"), ended]);
      return cost;
    },
    close: () => void child.kill(),
  };
}
